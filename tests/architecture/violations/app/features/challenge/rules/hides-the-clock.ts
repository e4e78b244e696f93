// breaks: architecture/rules-take-the-time
/** Breaks. */
export const broken = (Clock = Date): number => new Clock().getTime()
