import { ulid } from 'ulid'

/** Well formed, and nobody's. */
export const UNKNOWN_ID = ulid()
