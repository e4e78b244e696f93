import { trimCode } from '#app/features/content/rules/fence-code.ts'
import { isAccepted } from '#app/features/content/rules/normalise-text.ts'
import type { BodyProblem, TaskTexts } from '#app/features/content/rules/task-type.ts'
import { fail, ok } from '#app/kernel/result.ts'

/** What a teacher writes of a cloze task. */
export interface WrittenCloze extends TaskTexts {
  readonly text?: string | undefined
  readonly code?: string | undefined
  readonly language?: string | undefined
  /** By their names in the text. */
  readonly gaps: Readonly<Record<string, WrittenGap>>
}

interface WrittenGap {
  readonly accept: readonly string[]
  readonly caseSensitive: boolean
  readonly options?: readonly string[] | undefined
  readonly mistakes: readonly { readonly text: string; readonly explanation: string }[]
}

/**
 * Puts numbers in the place of the gaps' names, which may say too much: `{{0}}` is the first in the text.
 *
 * @returns a problem where there are not one text and one entry for each gap in it, where a gap cannot be shown, and at
 *   what a gap's own entry gets wrong
 */
export function completeGaps({ text, code, language, gaps, ...texts }: WrittenCloze) {
  const written = text ?? code ?? ''
  const names = [...written.matchAll(GAP)].map(([, name = '']) => name)
  if (written === '') return fail([{ path: [], message: 'Write a text or code with gaps' }])
  const problems: BodyProblem[] = [
    ...findTextProblems({ text, code, language }),
    ...findNameProblems(names, Object.keys(gaps), text === undefined ? 'code' : 'text'),
    ...Object.entries(gaps).flatMap(([name, gap]) => findGapProblems(name, gap)),
  ]
  if (problems.length > 0) return fail(problems)
  const number = (whole: string) => whole.replaceAll(GAP, (_, name: string) => `{{${names.indexOf(name)}}}`)
  return ok({
    ...texts,
    text: text === undefined ? null : number(text),
    code: code === undefined ? null : number(trimCode(code)),
    language: language ?? 'text',
    gaps: names.flatMap((name) => {
      const gap = gaps[name]
      if (!gap) return []
      const { accept, caseSensitive, options = null, mistakes } = gap
      return [
        {
          accept: [...accept],
          caseSensitive,
          options: options && [...options],
          mistakes: mistakes.map((mistake) => ({ ...mistake })),
        },
      ]
    }),
  })
}

/** A gap of any name, and of one that no gap may have. */
const GAP = /\{\{([a-z\d][a-z\d-]*)\}\}/g

function findTextProblems({ text, code, language }: Partial<WrittenCloze>): BodyProblem[] {
  if (text !== undefined && code !== undefined) {
    return [{ path: ['code'], message: 'Write either a text or code' }]
  }
  if (text === undefined) return []
  const problems: BodyProblem[] = []
  if (language !== undefined) problems.push({ path: ['language'], message: 'Goes with code only' })
  if (/^ {0,3}(```|~~~)[\s\S]*\{\{/m.test(text)) {
    problems.push({ path: ['text'], message: 'A block of code with gaps goes under code' })
  }
  // Without code in the line, every second part between dollar signs is a formula.
  const formulas = text
    .replaceAll(/`[^`]*`/g, '')
    .split(/(?<!\\)\$+/)
    .filter((_, index) => index % 2 === 1)
  if (formulas.some((formula) => GAP_IN.test(formula))) {
    problems.push({ path: ['text'], message: 'A gap cannot be part of a formula' })
  }
  if (/\]\([^)]*\{\{/.test(text) || /!\[[^\]]*\{\{/.test(text)) {
    problems.push({ path: ['text'], message: 'A gap cannot be part of an address or of an image' })
  }
  return problems
}

const GAP_IN = /\{\{[a-z\d][a-z\d-]*\}\}/

function findNameProblems(
  names: readonly string[],
  known: readonly string[],
  field: 'text' | 'code',
): BodyProblem[] {
  const inText = names.flatMap((name, index): BodyProblem[] => {
    if (/^\d|-$/.test(name) || name.length > 40) {
      return [{ path: [field], message: `“${name}” is no name of a gap: it begins with a letter` }]
    }
    if (names.indexOf(name) < index) return [{ path: [field], message: `{{${name}}} is there twice` }]
    return known.includes(name) ? [] : [{ path: [field], message: `{{${name}}} has no entry in gaps` }]
  })
  const inGaps = known.flatMap((name): BodyProblem[] =>
    names.includes(name)
      ? []
      : [{ path: ['gaps', name], message: `There is no {{${name}}} in the ${field}` }],
  )
  if (names.length > GAPS_MAX) {
    inText.push({ path: [field], message: `Write at most ${GAPS_MAX} gaps` })
  }
  return known.length === 0 && names.length === 0
    ? [{ path: [field], message: 'Write a gap, such as {{name}}' }]
    : [...inText, ...inGaps]
}

const GAPS_MAX = 20

function findGapProblems(
  name: string,
  { accept, caseSensitive, options, mistakes }: WrittenGap,
): BodyProblem[] {
  const problems = mistakes.flatMap(({ text }, index): BodyProblem[] =>
    isAccepted(text, { accept, caseSensitive })
      ? [{ path: ['gaps', name, 'mistakes', index, 'text'], message: `“${text}” would count as right` }]
      : [],
  )
  if (!options) return problems
  const right = options.filter((option) => isAccepted(option, { accept, caseSensitive }))
  if (accept.length !== 1) {
    problems.push({ path: ['gaps', name, 'accept'], message: 'With options, exactly one form is accepted' })
  } else if (right.length !== 1) {
    const message = `Exactly one option has to be the accepted form; here ${right.length} are`
    problems.push({ path: ['gaps', name, 'options'], message })
  }
  if (new Set(options).size < options.length) {
    problems.push({ path: ['gaps', name, 'options'], message: 'An option is there twice' })
  }
  return problems
}
