// breaks: typescript/no-non-null-assertion
export const broken = (xs: readonly string[]): string => xs[0]!
