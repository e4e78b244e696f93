/** Any value that survives `JSON.parse(JSON.stringify(value))`. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * Something that happened and must not be lost: an immutable fact, with an identity made by whoever first held it.
 * `payload` is of the shape that `app/entries.ts` names for `kind`.
 */
export interface Entry<Payload = Json> {
  /** ULID. */
  readonly id: string
  /** Versioned name, such as `attempt.v1`. */
  readonly kind: string
  readonly userId: string
  /** The browser that it was done in. */
  readonly deviceId: string
  /** Dense, from 1, in the device's own queue; 0 when a server held the entry first. */
  readonly deviceSeq: number
  /** When it happened: ISO-8601, UTC, milliseconds. */
  readonly at: string
  /** IANA name: where the learner was. */
  readonly timeZone: string
  /** `YYYY-MM-DD` there and then. */
  readonly localDay: string
  /** The revision that the learner had on screen, where there is one. */
  readonly revisionId: string | null
  readonly payload: Payload
}

/** An entry together with what this server said of it when it accepted it. */
export interface AcceptedEntry<Payload = Json, Verdict = Json> extends Entry<Payload> {
  /** ISO-8601; not part of the entry's content: the earliest wins. */
  readonly receivedAt: string
  readonly verdict: Verdict
}
