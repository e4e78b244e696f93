// breaks: architecture/rules-take-the-time
/** Breaks. */
export const broken = (): Date => new Date()
