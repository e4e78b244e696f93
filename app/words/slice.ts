/** Messages in ICU MessageFormat, in groups. Source: https://unicode-org.github.io/icu/userguide/format_parse/messages/ */
export interface MessageTree {
  readonly [key: string]: string | MessageTree
}

/** The messages of one part of the product, in the language that they are written in first: English. */
export interface Slice<Messages extends MessageTree = MessageTree> {
  /** Names its file under each language, such as `xp`. */
  readonly name: string
  readonly messages: Messages
}

/** Names the messages of a part of the product. */
export function defineSlice<const Messages extends MessageTree>(
  name: string,
  messages: Messages,
): Slice<Messages> {
  defined.add(name)
  return { name, messages }
}

/** The names of the slices that have been imported so far: in a browser, by the pages that were opened. */
export function definedSlices(): ReadonlySet<string> {
  return defined
}

const defined = new Set<string>()

/** The same messages in another language: each of them, and none besides. */
export type Translated<Messages> = {
  readonly [Key in keyof Messages]: Messages[Key] extends string ? string : Translated<Messages[Key]>
}

/** A slice's messages in another language. */
export type TranslationOf<From> = From extends Slice<infer Messages> ? Translated<Messages> : never
