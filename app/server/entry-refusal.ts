/** Every reason for which one entry of a browser is not kept, and what its learner is told. */
export const ENTRY_REFUSALS = {
  'not-readable': 'This could not be read.',
  'unknown-kind': 'This server does not know this kind of work yet. Your browser keeps it for later.',
  'somebody-else': 'This is the work of another account. Sign in with that account to hand it in.',
  'unknown-time-zone': 'The time zone that this was done in is not known here.',
  'from-the-future': 'The clock of your device is ahead. Set it right; your browser keeps this for later.',
  'wrong-day': 'The day that this was done on does not fit its time and time zone.',
  'unknown-task': 'There is no such task here, or not in the form that you saw.',
  'unknown-lesson': 'There is no such lesson here, or not in the form that you saw.',
  'unknown-course': 'There is no such course here.',
  'not-enrolled': 'Take this course first; then this counts.',
  'not-here-yet':
    'Your latest work is still on its way to this server. Your browser keeps this: it is handed in again in a moment.',
  'too-late': 'An answer can be taken back for half an hour. This came too late for that.',
  'not-free': 'This course has to be paid for first.',
  conflict: 'Something else was handed in under the same number before. That one is kept.',
  unavailable:
    'Your SQL could not be run just now. Your browser keeps it: it is handed in again in a moment.',
} as const

/** A reason that the table knows. */
export type EntryRefusal = keyof typeof ENTRY_REFUSALS

/** Whether a text is one of these reasons. */
export function isEntryRefusal(text: string): text is EntryRefusal {
  return Object.hasOwn(ENTRY_REFUSALS, text)
}
