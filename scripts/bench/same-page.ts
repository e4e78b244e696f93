import { ulid } from 'ulid'

/** A page that is asked for over HTTP. */
export interface AskedPage {
  readonly path: string
  /** The whole header; empty for nobody. */
  readonly cookie: string
}

/**
 * Whether two servers of the same data answer a page with the same bytes, but for their address, the nonce of the
 * response and ids that were made up for it.
 *
 * @param sinceMs an id that is older belongs to the data
 * @throws Error when a page is not answered with 200
 */
export async function isSamePage(
  origins: readonly [string, string],
  page: AskedPage,
  sinceMs: number,
): Promise<boolean> {
  const [one, other] = await Promise.all(origins.map((origin) => readPage(origin, page, sinceMs)))
  return one === other
}

async function readPage(origin: string, { path, cookie }: AskedPage, sinceMs: number): Promise<string> {
  const answer = await fetch(`${origin}${path}`, { headers: { Cookie: cookie } })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
  const nonce = /nonce="([^"]+)"/.exec(text)?.[1] ?? /"nonce","([^"]+)"/.exec(text)?.[1] ?? origin
  const since = ulid(sinceMs).slice(0, TIME_LETTERS)
  return text
    .replaceAll(new URL(origin).host, 'HOST')
    .replaceAll(nonce, 'NONCE')
    .replaceAll(ULID, (id) => (id.slice(0, TIME_LETTERS) >= since ? 'NEW' : id))
}

const ULID = /\b[0-7][0-9A-HJKMNP-TV-Z]{25}\b/g
/** A ULID begins with its time; as text it compares as the time does. */
const TIME_LETTERS = 10
