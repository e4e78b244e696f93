import { findPlainText } from './plain-text.ts'

/**
 * What a short piece of HTML with formulas says, in plain characters: as a name, `$\frac{3}{4}$` is `3/4`, while browsers
 * make `34` of its MathML, and some tools nothing.
 *
 * @param html from the content loader
 * @returns null where there is no formula: then the HTML names itself
 */
export function findSpokenText(html: string): string | null {
  if (!html.includes('class="katex')) return null
  const text = html
    .replaceAll(FORMULA, (_, tex: string) => ` ${speakFormula(decode(tex))} `)
    .replaceAll(/<[^>]*>/g, '')
  return decode(text).replaceAll(/\s+/g, ' ').trim()
}

/** A formula as `rehype-katex` writes it, with the source in it. */
const FORMULA =
  /<span class="katex[^"]*"><math[\s\S]*?<annotation[^>]*>([\s\S]*?)<\/annotation>[\s\S]*?<\/math><\/span>/g

/** Between the spaces around it, `&` and `<` stay as they are. */
function speakFormula(tex: string): string {
  return (findPlainText(`$${tex}$`) ?? tex).replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function decode(text: string): string {
  return text
    .replaceAll(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}
