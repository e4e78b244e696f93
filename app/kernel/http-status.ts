/** Every reason for which something expected goes wrong, and the HTTP status that says so. The only such table. */
const STATUS = {
  'not-readable': 400,
  'unknown-intent': 400,
  'signed-out': 401,
  'wrong-credentials': 401,
  'not-free': 402,
  'not-enrolled': 403,
  'somebody-else': 403,
  'not-fresh': 403,
  'unknown-task': 404,
  'unknown-lesson': 404,
  'unknown-report': 404,
  'unknown-attempt': 404,
  'unknown-key': 404,
  'email-taken': 409,
  'too-late': 409,
  'wrong-code': 400,
  'address-unusable': 409,
  'unknown-session': 404,
  'too-many-attempts': 429,
  'not-sent': 503,
  conflict: 409,
  'key-made-already': 409,
  'too-many-keys': 409,
  'too-long': 413,
  'not-a-picture': 415,
  'too-many-pixels': 413,
  'unknown-passkey': 404,
  'too-many-passkeys': 409,
  'last-way-in': 409,
  unavailable: 503,
  // What a commit is refused for, where an act has no words of its own.
  VALIDATION_ERROR: 400,
  FOREIGN_KEY_ERROR: 400,
  NOT_FOUND: 404,
  DUPLICATE_ENTRY: 409,
  STALE: 409,
  FOREIGN_HISTORY: 503,
  UNAVAILABLE: 503,
  // What the HTTP API refuses, beside those.
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  METHOD_NOT_ALLOWED: 405,
  LENGTH_REQUIRED: 411,
  TOO_LONG: 413,
  NOT_JSON: 415,
} as const

/** A reason that the table knows. */
export type Refusal = keyof typeof STATUS

/** The HTTP status of a refusal: 400 to 503. */
export function httpStatusOf(refusal: Refusal): number {
  return STATUS[refusal]
}
