/**
 * Cost of a password hash; argon2id is the library's default algorithm.
 * Source: OWASP Password Storage Cheat Sheet, m = 19 MiB, t = 2, p = 1.
 */
export const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
