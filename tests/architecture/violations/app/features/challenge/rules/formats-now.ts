// breaks: architecture/rules-take-the-time
/** Breaks. */
export const broken = (): string => new Intl.DateTimeFormat('en').format()
