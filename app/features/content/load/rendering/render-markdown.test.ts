import { describe, expect, it } from 'vitest'
import { loadCatalog } from '#app/words/load-catalog.ts'
import { TOKEN_CLASSES } from './highlight-code.server.ts'
import * as renderer from './render-markdown.server.ts'
import { EMPTY_SHELF } from './shelf.ts'

const renderMarkdown = (markdown: string) => renderer.renderMarkdown(markdown, EMPTY_SHELF)
const renderInline = (markdown: string) => renderer.renderInline(markdown, EMPTY_SHELF)
const renderChecked = (markdown: string, form: 'blocks' | 'inline') =>
  renderer.renderChecked(markdown, form, EMPTY_SHELF)

describe('renderMarkdown', () => {
  it('renders GFM', () => {
    const html = renderMarkdown('~~old~~\n\n- [x] done\n\nA note[^1].\n\n[^1]: Here.')
    expect(html).toContain('<del>old</del>')
    expect(html).toContain('<input type="checkbox" checked disabled> done')
    expect(html).toContain('<a href="#note-fn-1" id="note-fnref-1"')
    expect(html).toContain('<li id="note-fn-1">')
  })

  it('frames tables so that they scroll within reach of the keyboard', () => {
    const html = renderMarkdown('| a | b |\n|---|--:|\n| 1 | 2 |')
    expect(html).toContain(
      '<div class="table-scroll" tabindex="0" role="group" aria-label="Table: a, b"><table>',
    )
    expect(html).toContain('<td align="right">2</td>')
  })

  it('adds words in the language of the text', async () => {
    await loadCatalog('de')
    const markdown = 'x[^1]\n\n| Ä |\n|---|\n| 1 |\n\n[^1]: y'
    const inLanguage = (language: string) => renderer.renderMarkdown(markdown, { ...EMPTY_SHELF, language })
    expect(inLanguage('de-AT')).toContain('aria-label="Tabelle: Ä"')
    expect(inLanguage('de')).toMatch(
      /id="footnote-label">Fußnoten<.*aria-label="Zurück zu der Stelle, .* 1 gehört"/s,
    )
    expect(inLanguage('fr')).toMatch(
      /id="footnote-label">Footnotes<.*aria-label="Back to where note 1 belongs"/s,
    )
  })

  it('shows raw HTML as text', () => {
    expect(renderMarkdown('a <b>bold</b> word')).toBe('<p>a &#x3C;b>bold&#x3C;/b> word</p>')
    expect(renderMarkdown('<div>\nblock\n</div>')).toBe('<p>&#x3C;div>\nblock\n&#x3C;/div></p>')
    expect(renderMarkdown('a\n\n<!-- note -->')).toBe('<p>a</p>\n<p>&#x3C;!-- note --></p>')
  })

  it('names each heading once', () => {
    const html = renderMarkdown('## Ärger & Co.\n\n### x\n\n## Ärger, Co\n\n## ?')
    expect(html.match(/id="[^"]*"/g)).toEqual([
      'id="section-ärger-co"',
      'id="section-x"',
      'id="section-ärger-co-2"',
      'id="section-part"',
    ])
  })

  it('gives links to other sites no hold on this one', () => {
    const html = renderMarkdown('[a](https://example.com) [b](/courses) [c](#x) [d](//example.com)')
    expect(html.match(/<a [^>]*>/g)).toEqual([
      '<a href="https://example.com" rel="noopener nofollow">',
      '<a href="/courses">',
      '<a href="#x">',
      '<a href="//example.com" rel="noopener nofollow">',
    ])
  })

  it('renders formulas as MathML', () => {
    expect(renderMarkdown('so $x^2$ is')).toMatch(/<span class="katex"><math xmlns="[^"]*"><semantics>/)
    for (const display of ['$$x^2$$', '$$\nx^2\n$$']) {
      expect(renderMarkdown(display)).toContain('display="block"')
    }
    expect(renderMarkdown('$\\rule{1em}{1em} \\colorbox{red}{x} \\frac{$')).not.toContain('style=')
  })

  it.each(['sql', 'js', 'javascript', 'ts', 'typescript', 'solidity', 'json', 'sh', 'bash'])(
    'marks tokens of %s with classes',
    (language) => {
      const html = renderMarkdown(
        `\`\`\`${language}\nSELECT "a" FROM b; function f() { return 1 } { "x": true }\n\`\`\``,
      )
      const classes = [...html.matchAll(/<span class="([^"]*)">/g)].map((match) => match[1])
      expect(classes.length).toBeGreaterThan(0)
      expect(TOKEN_CLASSES).toEqual(expect.arrayContaining(classes))
      expect(html).toContain(`<pre tabindex="0" data-language="${language}">`)
      expect(html).not.toContain('style=')
    },
  )

  it('leaves code of other languages as it is', () => {
    expect(renderMarkdown('```text\na < b\n```')).toBe(
      '<pre tabindex="0" data-language="text"><code class="language-text">a &#x3C; b\n</code></pre>',
    )
    expect(renderMarkdown('    a < b')).toBe('<pre tabindex="0"><code>a &#x3C; b\n</code></pre>')
  })
})

describe('renderInline', () => {
  it('drops a single paragraph around the text', () => {
    expect(renderInline('One `book`')).toBe('One <code>book</code>')
    expect(renderInline('')).toBe('')
  })

  it.each(['a\n\nb', 'a\n\n- b', '> a', 'a\n\n> b', '```sql\nSELECT 1\n```'])(
    'leaves %j as it is',
    (markdown) => {
      expect(renderInline(markdown)).toBe(renderMarkdown(markdown))
    },
  )
})

describe('renderChecked', () => {
  it('finds what would not come out as its writer expects', () => {
    const markdown =
      '## Fine\n\n# Title\n\n[a](http://a.org)\n\n> $\\frac{1$\n\n![](data:image/png;base64,AA)'
    const found = renderChecked(markdown, 'blocks').problems.map(({ line, message }) => `${line}: ${message}`)
    expect(found.toSorted()).toEqual([
      '3: headings begin at ##, as the title is the first',
      expect.stringMatching(/^5: .* begins with http:$/),
      expect.stringMatching(/^7: this formula cannot be read: /),
      `9: an image is a file in the course's assets/, or a path from / to a file in public/; this one is "data:image/png;base64,AA"`,
    ])
    expect(
      renderChecked('## Fine\n\n[a](https://a.org) [b](mailto:a@b.org) [c](../x) $x$', 'inline').problems,
    ).toEqual([])
  })
})

describe('images', () => {
  it.each(['/images/tree.png', '/favicon.svg?v=2'])('from this site are shown: %s', (url) => {
    expect(renderChecked(`![A tree](${url})\n\n![A tree][1]\n\n[1]: ${url}`, 'blocks')).toEqual({
      html: [1, 2]
        .map(() => `<p><img src="${url}" alt="A tree" loading="lazy" decoding="async"></p>`)
        .join('\n'),
      problems: [],
    })
  })

  it.each([
    'https://example.com/x.png',
    'http://example.com/x.png',
    '//example.com/x.png',
    '/\\example.com/x.png',
    'tree.png',
    './tree.png',
    '../images/tree.png',
    'data:image/png;base64,AA',
  ])('from elsewhere are reported, and not loaded: %s', (url) => {
    const { html, problems } = renderChecked(`x\n\n![a](${url})\n\n![b][1]\n\n[1]: ${url}`, 'blocks')
    expect(
      problems.filter(({ message }) => message.startsWith('an image is')).map(({ line }) => line),
    ).toEqual([3, 5])
    const loaded = [...html.matchAll(/<img[^>]*src="([^"]*)"/g)].map(([, src = '']) => src)
    expect(loaded.filter((src) => new URL(src, 'https://here.invalid').host !== 'here.invalid')).toEqual([])
  })
})

describe('hostile Markdown', () => {
  it('comes out harmless', () => {
    const harmful = hostile().flatMap((markdown) => {
      const dangers = [renderMarkdown(markdown), renderInline(markdown)].flatMap(findDangers)
      return dangers.length > 0 ? [{ markdown, dangers }] : []
    })
    expect(harmful).toEqual([])
  })

  it('would be found out', () => {
    expect(findDangers('<p onclick="x">a</p>')).toEqual(['<p onclick="x">'])
    expect(findDangers('<a href="javascript:x">a</a>')).toEqual(['<a href="javascript:x">'])
    expect(findDangers('<script>')).toEqual(['<script>'])
    expect(findDangers('<p a=b>')).toEqual(['<p a=b>'])
  })
})

function hostile(): string[] {
  const links = [
    `${SCRIPT}:alert(1)`,
    `${SCRIPT.replace('vas', 'VaS')}:alert(1)`,
    'java&#x73;cript:alert(1)',
    'java&Tab;script:alert(1)',
    '&#106;avascript&colon;alert(1)',
    '&#x6A&#x61;vascript:alert(1)',
    '\u0001javascript:alert(1)',
    'javascript&#58;alert(1)',
    'vbscript:msgbox(1)',
    'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
    'data:image/svg+xml,<svg onload=alert(1)>',
    'file:///etc/passwd',
    'blob:https://example.com/x',
    'view-source:javascript:alert(1)',
  ]
  const html = [
    '<script>alert(1)</script>',
    '<SCRIPT SRC=//example.com/x.js></SCRIPT>',
    '<scr<script>ipt>alert(1)</scr</script>ipt>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)><script>alert(1)</script></svg>',
    '<svg><style><img src=x onerror=alert(1)></style></svg>',
    '<style>*{background:url(javascript:alert(1))}</style>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="javascript:alert(1)"></object>',
    '<form action="https://example.com"><input name="password"></form>',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)" onclick="alert(1)" style="position:fixed">x</a>',
    '<base href="https://example.com/">',
    '<meta http-equiv="refresh" content="0;url=https://example.com">',
    '<div\nonmouseover\n=\nalert(1)>x</div>',
    '<!--><script>alert(1)</script>-->',
    '<![CDATA[<script>alert(1)</script>]]>',
    '<?php alert(1) ?>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '<template><script>alert(1)</script></template>',
  ]
  const inPlace = (text: string) => [
    text,
    `> - ${text}`,
    `**${text}**`,
    `## ${text}`,
    `| a |\n|---|\n| ${text} |`,
    `x[^1]\n\n[^1]: ${text}`,
    `\`\`\`sql\n${text}\n\`\`\``,
    `\`${text}\``,
    `$${text}$`,
  ]
  return [
    ...links.flatMap((url) => [
      `[x](${url})`,
      `[x](<${url}>)`,
      `![x](<${url}>)`,
      `![x](<${url}> "t")`,
      `<${url}>`,
      `[x][1]\n\n[1]: <${url}>`,
    ]),
    ...html.flatMap(inPlace),
    '[x](https://example.com "\\" onclick=alert(1) x=\\"")',
    '![" onerror=alert(1) x="](https://example.com/x.png)',
    '![x](/x.png "<script>alert(1)</script>")',
    '![x](/x.png "\\" onerror=alert(1) x=\\"")',
    `![x](assets/x.svg#${'0'.repeat(64)} "t")`,
    '```sql" onclick="alert(1)\nSELECT 1\n```',
    '```"><script>alert(1)</script>\nx\n```',
    '[^"><script>alert(1)</script>]\n\n[^"><script>alert(1)</script>]: x',
    '$\\href{javascript:alert(1)}{x}$',
    '$\\url{javascript:alert(1)}$',
    '$\\htmlStyle{background:url(//example.com)}{x}$',
    '$\\htmlData{x=1}{y}$ $\\htmlClass{x}{y}$ $\\htmlId{x}{y}$',
    '$\\includegraphics{https://example.com/x.png}$',
    '$\\text{<img src=x onerror=alert(1)>}$',
    '$\\def\\a{\\a\\a}\\a$',
    '$\\unicode{<script>}$',
    '| <img src=x onerror=alert(1)> |\n|---|\n| x |',
    'www.example.com/<script>alert(1)</script>',
  ]
}

/** Everything in the HTML that is not known to be harmless: elements, attributes, addresses, anything left of a tag. */
function findDangers(html: string): string[] {
  const dangers: string[] = []
  const rest = html.replaceAll(TAG, (tag: string, name: string, attributes: string) => {
    const isHarmless = [...attributes.matchAll(ATTRIBUTE)].every(([, key = '', value = '']) =>
      isFine(key, value),
    )
    if (!isHarmless || !ELEMENTS.includes(name)) dangers.push(tag)
    return ''
  })
  return rest.includes('<') ? [...dangers, rest] : dangers
}

function isFine(attribute: string, value: string): boolean {
  if (/^on|^style$|^srcdoc$|^srcset$|action$/.test(attribute)) return false
  if (attribute === 'id') return /^(section-|note-|footnote-label$)/.test(value)
  if (!/^(href|src|xlink:href)$/.test(attribute)) return true
  const url = value.replaceAll('&#x26;', '&').replaceAll('&#x3C;', '<')
  return ['https:', 'mailto:'].includes(new URL(url, 'https://here.invalid').protocol)
}

const SCRIPT = 'javascript'
const TAG = /<\/?([a-z][a-z0-9]*)((?:\s+[a-z:-]+(?:="[^"]*")?)*)\s*>/g
const ATTRIBUTE = /\s+([a-z:-]+)(?:="([^"]*)")?/g
const ELEMENTS = [
  ...'h1 h2 h3 h4 h5 h6 p blockquote hr br section strong em del code pre sup a img ul ol li input'.split(
    ' ',
  ),
  ...'table thead tbody tr th td div span math semantics annotation mrow mi mo mn mtext mstyle msup'.split(
    ' ',
  ),
  ...'figure figcaption mspace mpadded mfrac msub menclose mover munder msqrt'.split(' '),
]
