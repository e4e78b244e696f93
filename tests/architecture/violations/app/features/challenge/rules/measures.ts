// breaks: eslint/no-undef
/** Breaks. */
export const broken = (): number => performance.now()
