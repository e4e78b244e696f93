import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '#app/features/content/load/rendering/render-markdown.server.ts'
import { EMPTY_SHELF } from '#app/features/content/load/rendering/shelf.ts'
import { listHeadings } from './list-headings.ts'

const render = (markdown: string) => listHeadings(renderMarkdown(markdown, EMPTY_SHELF))

describe('listHeadings', () => {
  it('lists headings of the second and third level in order', () => {
    expect(render('## One\n\ntext\n\n### Two\n\n#### Deeper\n\n## One')).toEqual([
      { id: 'section-one', text: 'One', depth: 2 },
      { id: 'section-two', text: 'Two', depth: 3 },
      { id: 'section-one-2', text: 'One', depth: 2 },
    ])
  })

  it('gives their plain text, whatever is in them', () => {
    expect(render('## `a < b` & **“c”** [d](/courses) <i> $x^2$').map(({ text }) => text)).toEqual([
      'a < b & “c” d <i> x2',
    ])
    expect(render('## Ärger "quoted"')).toEqual([
      { id: 'section-ärger-quoted', text: 'Ärger "quoted"', depth: 2 },
    ])
  })

  it('leaves out the heading above footnotes, and what only looks like one', () => {
    expect(render('A note[^1].\n\n[^1]: Here.\n\n<h2 id="section-x">no</h2>\n\n    ## code')).toEqual([])
  })
})
