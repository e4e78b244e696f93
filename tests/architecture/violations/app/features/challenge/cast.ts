// breaks: architecture/casts-say-why
export const broken = (x: unknown): string => x as string
