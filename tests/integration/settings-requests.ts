import type { EntryAuthor } from '#app/entries.ts'
import { asSession, type ApiServer } from './api-server.ts'

/** Who asks, and with which cookies beside that of their session. */
export interface Asker {
  /** Null for somebody who is not signed in. */
  readonly author: EntryAuthor | null
  readonly cookies?: string
}

/** Sends a form as a page of this site does. */
export async function sendAs(
  server: ApiServer,
  path: string,
  { body, ...asker }: Asker & { readonly body: URLSearchParams | FormData },
) {
  const headers = { Origin: server.origin, Cookie: await cookiesOf(server, asker) }
  const sent = await fetch(`${server.origin}${path}`, { method: 'POST', headers, body, redirect: 'manual' })
  return { status: sent.status, headers: sent.headers, html: await sent.text() }
}

/** Looks at an address. */
export async function openAs(server: ApiServer, path: string, asker: Asker) {
  const headers = { Cookie: await cookiesOf(server, asker) }
  const page = await fetch(`${server.origin}${path}`, { headers, redirect: 'manual' })
  return { status: page.status, headers: page.headers, bytes: Buffer.from(await page.arrayBuffer()) }
}

async function cookiesOf(server: ApiServer, { author, cookies = '' }: Asker): Promise<string> {
  const session = author ? (await asSession(server, author))['Cookie'] : ''
  return [session, cookies].filter(Boolean).join('; ')
}
