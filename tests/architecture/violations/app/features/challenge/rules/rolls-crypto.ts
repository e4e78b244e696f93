// breaks: eslint/no-undef
/** Breaks. */
export const broken = (): string => crypto.randomUUID()
