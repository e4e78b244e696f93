/** Where entries go. */
export interface Journal {
  readonly append: (entry: string) => Promise<boolean>
}
