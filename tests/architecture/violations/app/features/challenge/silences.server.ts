// breaks: architecture/exceptions-say-why
/** Breaks: no reason given. */
// oxlint-disable-next-line no-console
export const broken = (): void => console.log('x')
