import type { IncomingMessage } from 'node:http'
import { fail, ok, type Result } from '#app/kernel/result.ts'

/** Why a body could not be had: `not-readable`, it was cut off, or is compressed. */
export type BodyRefusal = 'too-long' | 'not-readable'

/**
 * Reads a request's body as UTF-8. Express's own reader costs more than everything else that is done for a short one.
 *
 * @param limitBytes what goes beyond is let go by, and nothing of the body is given
 */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<Result<string, BodyRefusal>> {
  const { 'content-length': length, 'content-encoding': encoding = 'identity' } = request.headers
  if (encoding !== 'identity') return Promise.resolve(fail('not-readable'))
  if (Number(length ?? 0) > limitBytes) return Promise.resolve(fail('too-long'))
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= limitBytes) return void chunks.push(chunk)
      chunks.length = 0
      resolve(fail('too-long'))
    })
    request.once('end', () => resolve(ok(toText(chunks))))
    // After its end this changes nothing any more.
    request.once('close', () => resolve(fail('not-readable')))
    request.once('error', () => resolve(fail('not-readable')))
  })
}

function toText(chunks: readonly Buffer[]): string {
  const [first] = chunks
  return chunks.length === 1 && first ? first.toString('utf8') : Buffer.concat(chunks).toString('utf8')
}
