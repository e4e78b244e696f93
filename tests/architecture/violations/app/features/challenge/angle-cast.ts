// breaks: typescript/consistent-type-assertions, architecture/casts-say-why
export const broken = (x: unknown): string => <string>x
