// breaks: eslint/no-restricted-globals
/** Breaks. */
export const broken = (): number => globalThis.Date.now()
