// breaks: architecture/exports-are-documented
// Not a docstring.
export const broken = 1
