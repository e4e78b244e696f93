// breaks: eslint/no-restricted-properties
/** Breaks. */
export const { random } = Math
