// breaks: eslint/no-restricted-properties, architecture/rules-take-the-time
/** Breaks. */
export const broken = (): number => Date.now()
