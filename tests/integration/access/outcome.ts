import type { Answer } from './send.ts'

/** What a request comes to, however it was sent: a status, or the path that it leads to, ids left out. */
export type Outcome = number | `to ${string}`

/** The outcome of an answer: pages redirect by header, `.data` by its body, `?_data=` by a header of its own. */
export function outcomeOf({ status, headers, text }: Answer): Outcome {
  const inBody = status === 202 ? /"redirect","(?<to>[^"]*)"/.exec(text)?.groups?.['to'] : undefined
  const to = headers.location ?? headers['x-remix-redirect'] ?? inBody
  if (typeof to !== 'string') return status
  const { origin, pathname } = new URL(to, HERE)
  return `to ${origin === HERE ? '' : origin}${pathname.replaceAll(ULID, ':id')}`
}

const HERE = 'http://here.invalid'
/** In whichever letters. */
const ULID = /[0-9A-HJKMNP-TV-Z]{26}/gi
