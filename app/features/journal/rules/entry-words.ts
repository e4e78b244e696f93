import { countOf } from '#app/kernel/words.ts'

/** What people call a kind of entry: `2 answers`. An unknown kind is `2 pieces of work`. */
export function entriesOfKind(kind: string, count: number): string {
  const [one, many] = WORDS[kind] ?? ['piece of work', 'pieces of work']
  return countOf(count, one, many)
}

const WORDS: Readonly<Record<string, readonly [string, string]>> = {
  'attempt.v1': ['answer', 'answers'],
  'attempt-withdrawn.v1': ['answer taken back', 'answers taken back'],
  'enrolled.v1': ['course taken up', 'courses taken up'],
  'lesson-finished.v1': ['finished lesson', 'finished lessons'],
  'session-begun.v1': ['sign-in', 'sign-ins'],
  'session-ended.v1': ['sign-out', 'sign-outs'],
}
