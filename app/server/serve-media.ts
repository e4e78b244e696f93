import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import type { Snapshot } from '#app/data/reader.ts'
import { findAsset, findAssetPart, type Asset } from '#app/features/content/find-asset.server.ts'
import { listPartSlices } from '#app/features/content/rules/asset-parts.ts'
import { readByteRange } from '#app/features/content/rules/byte-range.ts'
import { mediaAddress, readMediaName } from '#app/features/content/rules/media-address.ts'

/** What serving files needs. */
export interface MediaParts {
  readonly replica: Snapshot
  readonly log: Logger
}

/**
 * Serves `/media/<hash>.<ending>`: the files beside lessons, out of this machine's copy of the database, a part at a time.
 *
 * Anyone may have them. What is published is there to be read, and whoever may not read a lesson yet cannot find its
 * pictures: their addresses stand in its text alone, and nobody guesses 256 bits. So nothing here depends on who asks,
 * and every cache on the way may keep what never changes.
 */
export function serveMedia({ replica, log }: MediaParts): RequestHandler {
  return (request, response) => {
    const asset = findNamed(replica, request.params['name'] ?? '')
    if (!asset) {
      response.status(404).type('text/plain').send('Not found.\n')
      return
    }
    describe(asset, response)
    if (request.fresh) {
      response.status(304).end()
      return
    }
    answer(asset, { request, response, replica }).catch((error: unknown) => {
      // Who asked has gone, or has a part of it: there is nobody to tell.
      log.debug({ err: error, path: request.path }, 'a file was not sent to its end')
      response.destroy()
    })
  }
}

function findNamed(replica: Snapshot, name: string): Asset | null {
  const named = readMediaName(name)
  const asset = named ? findAsset(replica, named.hash) : null
  return asset && mediaAddress(asset.hash, asset.mediaType).endsWith(`/${name}`) ? asset : null
}

/** Texts are compressed on the way, so their tag is a weak one, which no range may be made of. */
function isText({ mediaType }: Asset): boolean {
  return mediaType === 'image/svg+xml' || mediaType === 'text/vtt'
}

function tagOf(asset: Asset): string {
  return `${isText(asset) ? 'W/' : ''}"${asset.hash}"`
}

function describe(asset: Asset, response: Response): void {
  const forEver = 'public, max-age=31536000, immutable'
  response.set({
    'Content-Type': asset.mediaType === 'text/vtt' ? 'text/vtt; charset=utf-8' : asset.mediaType,
    'Cache-Control': isText(asset) ? forEver : `${forEver}, no-transform`,
    'Accept-Ranges': 'bytes',
    'X-Content-Type-Options': 'nosniff',
    ETag: tagOf(asset),
  })
  // Opened by itself, an SVG is a page: it runs nothing and loads nothing.
  if (asset.mediaType === 'image/svg+xml') response.set('Content-Security-Policy', SVG_POLICY)
}

const SVG_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'"

interface Exchange {
  readonly request: Request
  readonly response: Response
  readonly replica: Snapshot
}

async function answer(asset: Asset, { request, response, replica }: Exchange): Promise<void> {
  const { byteLength } = asset
  const range = mayBePartial(asset, request) ? readByteRange(request.headers.range, byteLength) : null
  if (range === 'unsatisfiable') {
    // What is cached for ever is the file, not that somebody asked for too much of it.
    response.set({ 'Content-Range': `bytes */${byteLength}`, 'Cache-Control': 'no-store' })
    response.status(416).type('text/plain').send('There are not so many bytes.\n')
    return
  }
  const { first, last } = range ?? { first: 0, last: byteLength - 1 }
  if (range) {
    response.status(206).set('Content-Range', `bytes ${first}-${last}/${byteLength}`)
    // A piece of the compressed file would be another piece.
    response.set('Cache-Control', 'public, max-age=31536000, immutable, no-transform')
  }
  response.set('Content-Length', String(last - first + 1))
  if (request.method === 'HEAD') response.end()
  else
    await pipeline(
      Readable.from(readParts(replica, asset.hash, { first, last }), { highWaterMark: 1 }),
      response,
    )
}

/** A stretch of another file than the one that a browser has the rest of would be no help. */
function mayBePartial(asset: Asset, { method, headers }: Request): boolean {
  const condition = headers['if-range']
  // Only of GET there are ranges (RFC 9110, 14.2).
  if (method !== 'GET') return false
  return condition === undefined || (condition === tagOf(asset) && !isText(asset))
}

/** @throws Error when a part is not there, as when this machine's copy is exchanged for an older one meanwhile */
function* readParts(
  replica: Snapshot,
  hash: string,
  { first, last }: { readonly first: number; readonly last: number },
): Generator<Uint8Array> {
  for (const { order, start, end } of listPartSlices(first, last)) {
    const part = findAssetPart(replica, hash, order)
    if (!part) throw new Error(`part ${order} of ${hash} is not here`)
    yield part.subarray(start, end)
  }
}
