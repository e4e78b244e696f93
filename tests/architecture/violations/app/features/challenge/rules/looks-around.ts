// breaks: eslint/no-undef
/** Breaks. */
export const broken = (): boolean => typeof window === 'undefined'
