/** Compiles and does nothing else. */
export const compile = (text: string): string => text
