// breaks: eslint/no-restricted-properties
/** Breaks. */
export const broken = (): number => Math.random()
