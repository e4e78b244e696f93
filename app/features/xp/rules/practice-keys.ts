/** A key that was pressed on a page of practice, and where. */
export interface KeyPress {
  /** As `KeyboardEvent.key` has it. */
  readonly key: string
  /** Control, or Command. */
  readonly hasControl: boolean
  readonly hasAlt: boolean
  /** Whether it is held down, and this is not its first. */
  readonly isRepeat: boolean
  /** Where the focus is: in a field for text; on something that Enter presses, such as a link; or elsewhere. */
  readonly focus: 'text' | 'control' | 'other'
  /** Whether the task on the page has been answered. */
  readonly isAnswered: boolean
}

/** What a key does. `choice` is an index, from 0. */
export type PracticeAct =
  | { readonly kind: 'choose'; readonly choice: number }
  | { readonly kind: 'check' | 'next' | 'undo' | 'skip' | 'show-keys' | 'leave-field' }

/** What there are keys for, in the order in which they are shown; the catalog has their names and what they do. */
export const SHOWN_KEYS = [
  'choose',
  'check',
  'check-field',
  'skip',
  'undo',
  'leave-field',
  'show-keys',
] as const

/**
 * What a key does on a page of practice; null where it does what it does everywhere. In a field for text only Escape and
 * Control + Enter do anything of their own.
 */
export function practiceActOf(press: KeyPress): PracticeAct | null {
  const { key, isAnswered, focus } = press
  if (press.isRepeat || press.hasAlt) return null
  if (press.hasControl) return key === 'Enter' && !isAnswered ? { kind: 'check' } : null
  if (focus === 'text') return key === 'Escape' ? { kind: 'leave-field' } : null
  if (key === 'Enter') {
    if (focus === 'control') return null
    return { kind: isAnswered ? 'next' : 'check' }
  }
  if (/^[1-9]$/.test(key)) return isAnswered ? null : { kind: 'choose', choice: Number(key) - 1 }
  switch (key.toLowerCase()) {
    case 's':
      return isAnswered ? null : { kind: 'skip' }
    case 'u':
      return { kind: 'undo' }
    case '?':
      return { kind: 'show-keys' }
    default:
      return null
  }
}
