/**
 * The form in which short texts are compared: typographic quotes made straight, Unicode NFKC, white space trimmed and
 * collapsed, and lower case unless case counts. Doing it twice changes nothing more.
 */
export function normaliseText(text: string, caseSensitive: boolean): string {
  const plain = text
    .replace(/[\u2018\u2019\u201A\u201B\u2032\u00B4]/g, "'")
    .replace(/[\u201C\u201D\u201E\u201F\u2033]/g, '"')
    .normalize('NFKC')
  const cased = caseSensitive ? plain : plain.toLowerCase().normalize('NFKC')
  return cased.replace(/\s+/g, ' ').trim()
}

/** Whether a text that was typed is one of the accepted forms, as `normaliseText` writes them. */
export function isAccepted(
  text: string,
  { accept, caseSensitive }: { readonly accept: readonly string[]; readonly caseSensitive: boolean },
): boolean {
  const typed = normaliseText(text, caseSensitive)
  return accept.some((form) => normaliseText(form, caseSensitive) === typed)
}
