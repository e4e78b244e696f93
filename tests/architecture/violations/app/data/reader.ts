/** Where questions read. */
export interface Reader {
  readonly all: (sql: string) => readonly string[]
}
