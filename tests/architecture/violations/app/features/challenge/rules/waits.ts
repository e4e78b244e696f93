// breaks: eslint/no-undef
/** Breaks. */
export const broken = (act: () => void): unknown => setTimeout(act, 1)
