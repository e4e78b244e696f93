/**
 * A short Markdown text as plain characters, for where no HTML can be: an option of a list, an announcement.
 *
 * Marks of emphasis and code go, links become their words, and simple formulas are written in characters: `$\frac{3}{4}$`
 * becomes `3/4`, `$2\frac{1}{4}$` `2 1/4`.
 *
 * @returns null where it is more than one line, or a formula that characters cannot say
 */
export function findPlainText(markdown: string): string | null {
  if (/\n|!\[/.test(markdown.trim())) return null
  const parts = markdown.trim().split(CODE_OR_FORMULA)
  const plain = parts.map(findPlainPart)
  if (plain.includes(null)) return null
  const text = plain.join('').replaceAll(/\s+/g, ' ').trim()
  return text === '' ? null : text
}

/** Code between backticks, or a formula; split by it, every second part is one. */
const CODE_OR_FORMULA = /((?<!\\)`+[^`]+`+|(?<!\\)\$+(?:\\.|[^$\\])+\$+)/

function findPlainPart(part: string, index: number): string | null {
  if (index % 2 === 0) return withoutMarks(part)
  return part.startsWith('`') ? part.replaceAll(/^`+ ?| ?`+$/g, '') : findPlainFormula(part)
}

function withoutMarks(text: string): string {
  return text
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/(\*\*|__|~~)(?=\S)(.*?\S)\1/g, '$2')
    .replaceAll(/(?<![\w\\*])([*_])(?=\S)(.*?[^\s\\])\1(?!\w)/g, '$2')
    .replaceAll(/\\([!-/:-@[-`{-~])/g, '$1')
}

function findPlainFormula(formula: string): string | null {
  const text = formula
    .replaceAll(/^\$+|\$+$/g, '')
    .replaceAll(/(?<=\d)\s*\\[dt]?frac\{([^{}]+)\}\{([^{}]+)\}/g, ' $1/$2')
    .replaceAll(/\\[dt]?frac\{(\w+)\}\{(\w+)\}/g, '$1/$2')
    .replaceAll(/\\(?:text|mathrm|operatorname)\{([^{}]*)\}/g, '$1')
    .replaceAll(/\\([a-z]+)(?![a-z])\s*/g, (command, name: string) => SIGNS.get(name) ?? command)
    .replaceAll(/\\[,;: ]/g, ' ')
    .replaceAll(/\\([%$#&])/g, '$1')
    .replaceAll(/\{([,.])\}/g, '$1')
  return /[\\{}^_]/.test(text) ? null : text
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['times', ' × '],
  ['cdot', ' · '],
  ['div', ' ÷ '],
  ['le', ' ≤ '],
  ['leq', ' ≤ '],
  ['ge', ' ≥ '],
  ['geq', ' ≥ '],
  ['ne', ' ≠ '],
  ['neq', ' ≠ '],
  ['approx', ' ≈ '],
  ['pm', ' ± '],
  ['pi', 'π'],
  ['infty', '∞'],
])
