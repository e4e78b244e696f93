import { PassThrough } from 'node:stream'
import {
  createReadableStreamFromReadable,
  type ActionFunctionArgs,
  type AppLoadContext,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { SECOND_MS } from '#app/kernel/time.ts'
import { catalog as german } from '#app/words/de/catalog.ts'
import { localeOf } from '#app/words/locale.ts'
import { LocaleProvider } from '#app/words/use-words.ts'
import { keepCatalog } from '#app/words/words.ts'

keepCatalog('de', german)

const ABORT_MS = 5 * SECOND_MS

/** Renders a page: to people as soon as its shell stands, to crawlers when it is whole. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { cspNonce, startedAtMs, reportError }: AppLoadContext,
): Promise<Response> {
  const whenToSend = isbot(request.headers.get('User-Agent') ?? '') ? 'onAllReady' : 'onShellReady'
  const dataMs = performance.now() - startedAtMs
  return new Promise((resolve, reject) => {
    let hasFailed = false
    let hasShell = false
    const { pipe, abort } = renderToPipeableStream(
      <LocaleProvider value={localeOf(request.headers)}>
        <RemixServer context={remixContext} url={request.url} abortDelay={ABORT_MS} nonce={cspNonce} />
      </LocaleProvider>,
      {
        nonce: cspNonce,
        [whenToSend]() {
          hasShell = true
          const body = new PassThrough()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          headers.set('Server-Timing', serverTiming(dataMs, performance.now() - startedAtMs - dataMs))
          sayWhenToComeAgain(headers, status)
          resolve(
            new Response(createReadableStreamFromReadable(body), {
              headers,
              status: hasFailed ? 500 : status,
            }),
          )
          pipe(body)
        },
        onShellError: reject,
        onError(error: unknown) {
          hasFailed = true
          // Before the shell stands, the failure comes to `handleError` by way of the rejection.
          if (hasShell) reportError(error, new URL(request.url).pathname)
        },
      },
    )
    setTimeout(abort, ABORT_MS + SECOND_MS).unref()
  })
}

/** The same figures on the data of a navigation in the browser. */
export function handleDataRequest(
  response: Response,
  { context }: LoaderFunctionArgs | ActionFunctionArgs,
): Response {
  response.headers.set('Server-Timing', serverTiming(performance.now() - context.startedAtMs, 0))
  sayWhenToComeAgain(response.headers, response.status)
  return response
}

/** A failure is logged once, without what the person sent. */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  context.reportError(error, new URL(request.url).pathname)
}

/** What is out of reach is worth another try soon. */
function sayWhenToComeAgain(headers: Headers, status: number): void {
  if (status === 503 && !headers.has('Retry-After')) headers.set('Retry-After', '5')
}

function serverTiming(dataMs: number, renderMs: number): string {
  return `data;dur=${dataMs.toFixed(1)}, render;dur=${renderMs.toFixed(1)}`
}
