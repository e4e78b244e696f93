// breaks: eslint/no-restricted-properties
/** Breaks. */
export const broken = (atMs: number): number => new Date(atMs).getHours()
