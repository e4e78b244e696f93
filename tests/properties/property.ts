/** What has to hold of everything that chance can make, each out of one seed. */
export interface Property {
  /** As the command line names it. */
  readonly name: string
  /** As many seeds make a long run. */
  readonly longCount: number
  /** Tries these seeds; what did not hold. */
  run(firstSeed: number, count: number): readonly Violation[]
  /** What chance makes of a seed, line by line, for people. */
  describe(seed: number): readonly string[]
}

/** Something that did not hold. */
export interface Violation {
  readonly seed: number
  readonly what: string
}
