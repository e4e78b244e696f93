/** How long a note may be, in characters. */
export const NOTE_MAX = 10_000

/** What a note said at one time. */
export interface NoteText {
  readonly lessonId: string
  readonly anchor: string | null
  readonly body: string
  /** ISO-8601, by a clock that was corrected. */
  readonly writtenAt: string
}

/**
 * The name of a version of a note, which what it says and when gives it: whoever has the text before them knows it, with
 * no look at how it came about. In the form of a ULID, of which the time is when it was written.
 */
export function versionOf(noteId: string, { lessonId, anchor, body, writtenAt }: NoteText): string {
  const [one, other] = digest(JSON.stringify([noteId, lessonId, anchor, body, writtenAt]))
  const atMs = Math.max(0, Date.parse(writtenAt))
  return digits(atMs, 10) + digits(one, 8) + digits(other, 8)
}

/** Two times 32 bits of a text. Not for secrets; source: cyrb53 by bryc, in the public domain. */
function digest(text: string): readonly [number, number] {
  let one = 0xdeadbeef
  let other = 0x41c6ce57
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    one = Math.imul(one ^ unit, 2_654_435_761)
    other = Math.imul(other ^ unit, 1_597_334_677)
  }
  one = Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(other ^ (other >>> 13), 3_266_489_909)
  other = Math.imul(other ^ (other >>> 16), 2_246_822_507) ^ Math.imul(one ^ (one >>> 13), 3_266_489_909)
  return [one >>> 0, other >>> 0]
}

/** A whole number in Crockford's base 32, with zeros before it. */
function digits(number: number, length: number): string {
  let [rest, text] = [number, '']
  while (text.length < length) {
    text = (DIGITS[rest % DIGITS.length] ?? '') + text
    rest = Math.floor(rest / DIGITS.length)
  }
  return text
}

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
