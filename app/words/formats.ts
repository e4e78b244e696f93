/** What `{day, date, long}` and the like mean: compiled messages know no styles of their own. */
export const FORMATS = {
  dateTime: {
    long: { year: 'numeric', month: 'long', day: 'numeric' },
    medium: { year: 'numeric', month: 'short', day: 'numeric' },
  },
  number: { integer: { maximumFractionDigits: 0 } },
} as const
