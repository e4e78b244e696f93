import { once } from 'node:events'
import { createRequestHandler } from '@remix-run/express'
import type { AppLoadContext, LoaderFunctionArgs, ServerBuild } from '@remix-run/node'
import express from 'express'
import { createLog } from '#app/server/log.ts'
import type { Data } from '#app/server/open-data.ts'
import { createRequestContext, followWrites } from '#app/server/request-context.ts'
import { runSql } from './open-school.ts'

/** A server of the school that has one page: it says what its context says, and does what the test wants done. */
export interface OnePageNode {
  readonly origin: string
  close(): void
}

/** Serves over real HTTP, through Remix. */
export async function startOnePageNode(
  data: Data,
  act: (context: AppLoadContext, what: string) => Promise<void>,
): Promise<OnePageNode> {
  const parts = {
    data,
    runSql,
    sessionSecret: 'a secret that every server of the school has',
    isHttps: false,
    hasDemoAccounts: false,
    log: createLog('silent'),
  }
  const contextOf = createRequestContext(parts)
  const app = express()
  app.use(followWrites(parts))
  const remix = createRequestHandler({
    build: onePage(act),
    mode: 'production',
    getLoadContext: (_request, response) => contextOf(response),
  })
  app.all('*', (request, response, next) => void remix(request, response, next))
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { origin: `http://127.0.0.1:${port}`, close: () => void server.close() }
}

/** A browser that goes from server to server of one school, and keeps its cookies. */
export class CookieJar {
  readonly #cookies = new Map<string, string>()

  get names(): string[] {
    return [...this.#cookies.keys()]
  }

  async read(node: OnePageNode): Promise<{ readonly isBehind: boolean }> {
    const response = await fetch(node.origin, { headers: this.#headers() })
    this.#keep(response)
    // cast: the page answers nothing else.
    return (await response.json()) as { readonly isBehind: boolean }
  }

  /** @returns the headers that set cookies */
  async act(node: OnePageNode, what: string): Promise<string[]> {
    const response = await fetch(node.origin, { method: 'POST', headers: this.#headers(), body: what })
    this.#keep(response)
    return response.headers.getSetCookie()
  }

  #headers() {
    return { Cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
  }

  #keep(response: Response): void {
    for (const header of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? []
      if (header.includes('Max-Age=0')) this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
  }
}

function onePage(act: (context: AppLoadContext, what: string) => Promise<void>): ServerBuild {
  const loader = ({ context }: LoaderFunctionArgs) => Response.json({ isBehind: context.isBehind })
  const action = async ({ request, context }: LoaderFunctionArgs) => {
    await act(context, await request.text())
    return new Response('done', { headers: { 'Set-Cookie': 'of_the_page=1; Path=/' } })
  }
  const route = { id: 'page', path: '*' }
  const assets = { version: '1', url: '', entry: { imports: [], module: '' }, routes: {} }
  const build = {
    mode: 'production',
    entry: { module: { default: () => new Response('no documents here') } },
    routes: { page: { ...route, module: { loader, action } } },
    assets,
    publicPath: '/',
    assetsBuildDirectory: '',
    future: { v3_singleFetch: true },
    isSpaMode: false,
  }
  // cast: the flags that are left out are off.
  return build as unknown as ServerBuild
}
