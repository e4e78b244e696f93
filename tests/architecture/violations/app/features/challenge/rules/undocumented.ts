// breaks: architecture/exports-are-documented
export const broken = 1
