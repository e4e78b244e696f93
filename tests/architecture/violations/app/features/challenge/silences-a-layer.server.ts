// breaks: architecture/exceptions-say-why
// oxlint-disable-next-line no-restricted-imports -- in a hurry
import { env } from '#app/env.server.ts'

/** Breaks: what holds the layers has no exceptions. */
export const broken = env.PORT
