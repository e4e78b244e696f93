/** What every id of a heading begins with, so that it cannot take the name of anything else on a page. */
export const SECTION_PREFIX = 'section-'

/** A line of a lesson's table of contents. */
export interface Heading {
  /** Of the element: the part of an address after `#`. */
  readonly id: string
  /** Plain text. */
  readonly text: string
  readonly depth: 2 | 3
}

/**
 * The headings of the second and third level in a lesson, in order; the renderer's own heading above footnotes is none.
 *
 * @param html as the content loader rendered it
 */
export function listHeadings(html: string): Heading[] {
  return [...html.matchAll(HEADING)].map(([, level, id = '', inside = '']) => ({
    id: decode(id),
    text: toText(inside),
    depth: level === '2' ? 2 : 3,
  }))
}

const HEADING = new RegExp(`<h([23]) id="(${SECTION_PREFIX}[^"]*)">(.*?)</h\\1>`, 'gs')

/** A formula is there twice: as MathML, and in its source. */
const SOURCE_OF_FORMULA = /<annotation[ >].*?<\/annotation>/gs

function toText(html: string): string {
  const text = html.replaceAll(SOURCE_OF_FORMULA, '').replaceAll(/<[^>]*>/g, '')
  return decode(text).replaceAll(/\s+/g, ' ').trim()
}

/** The renderer writes no other references than numbers in hexadecimal. */
function decode(text: string): string {
  return text.replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  )
}
