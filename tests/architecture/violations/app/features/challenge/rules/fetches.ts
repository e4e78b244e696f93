// breaks: eslint/no-undef
/** Breaks. */
export const broken = async (): Promise<unknown> => fetch('/')
