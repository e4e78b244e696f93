import { BackLink } from '#app/ui/back-link.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageTitle } from '#app/ui/page.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Section } from '#app/ui/section.tsx'
import { Specimen } from './specimen.tsx'

/** What is read. */
export function TextShelf() {
  return (
    <Section id="texts" title="Texts">
      <Specimen name="BackLink, PageTitle">
        <BackLink to="/ui">Back</BackLink>
        <PageTitle title="A title that says what the page is" lead="And a line that says what it is for." />
      </Specimen>
      <Specimen name="Notice: good, bad, plain">
        <Notice tone="good" isAnnounced={false}>
          It is saved.
        </Notice>
        <Notice tone="bad" isAnnounced={false}>
          It is not saved, and why.
        </Notice>
        <Notice tone="plain" isAnnounced={false}>
          Good to know.
        </Notice>
      </Specimen>
      <Specimen name="EmptyState">
        <EmptyState title="Nothing here yet" text="What will be here, and how it gets here." />
      </Specimen>
      <Specimen name="Prose">
        <Prose html={PROSE} />
      </Specimen>
      <Specimen name="Prose, for reading">
        <Prose html={PROSE} className="prose-reading max-w-reading" />
      </Specimen>
    </Section>
  )
}

const PROSE = [
  '<h2>A heading</h2><p>A paragraph with <strong>bold</strong>, <em>slanted</em>, <code>code</code>, ',
  '<a href="#texts">a link</a> and a formula: <math><mfrac><mn>3</mn><mn>4</mn></mfrac></math>.</p>',
  '<h3>A smaller one</h3><ul><li>One thing</li><li>Another</li></ul>',
  '<blockquote><p>Said by somebody else.</p></blockquote>',
  '<pre tabindex="0"><code><span class="tok-keyword">SELECT</span> title <span class="tok-keyword">FROM</span> book ',
  '<span class="tok-comment">-- all of them</span></code></pre>',
  '<div class="table-scroll"><table><thead><tr><th>title</th><th align="right">year</th></tr></thead>',
  '<tbody><tr><td>Emma</td><td align="right">1815</td></tr></tbody></table></div>',
].join('')
