// breaks: eslint/no-console
/** Breaks: the server logs with pino. */
export const broken = (): void => console.log('x')
