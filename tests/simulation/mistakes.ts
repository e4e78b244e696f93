/** Mistakes that are made on purpose, to see that the checks find them. */
export interface Mistakes {
  /** What was shipped is not offered to a primary that was restored. */
  readonly forgetsToOffer?: boolean
  /** A commit counts as held when the copy has come past its number, whatever has that number. */
  readonly trustsNumbers?: boolean
  /** A commit that the primary has lost is waited for. */
  readonly waitsForever?: boolean
  /** What is pending is folded on though the copy holds it. */
  readonly ignoresIds?: boolean
  /** An entry leaves the overlay when it was shipped, not when the copy holds it. */
  readonly leavesWhenShipped?: boolean
  /** Some entries are acknowledged and not kept. */
  readonly keepsNotAll?: boolean
}
