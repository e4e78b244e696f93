// breaks: eslint/no-restricted-properties
/** Breaks: every rules/ folder is pure, however deep. */
export const broken = (): number => Math.random()
