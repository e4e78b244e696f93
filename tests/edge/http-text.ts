/** Whether the bytes of an HTTP/1.1 request are all there, body included. */
export function isWholeRequest(bytes: Buffer): boolean {
  const headEnd = bytes.indexOf('\r\n\r\n')
  if (headEnd < 0) return false
  const head = bytes.subarray(0, headEnd).toString('latin1').toLowerCase()
  const bodyBytes = bytes.length - headEnd - 4
  if (/^transfer-encoding: *chunked$/m.test(head.replaceAll('\r', ''))) {
    return bytes
      .subarray(headEnd + 2)
      .toString('latin1')
      .endsWith('\r\n0\r\n\r\n')
  }
  return bodyBytes >= Number(/^content-length: *(\d+)/m.exec(head)?.[1] ?? 0)
}

/** An HTTP/1.1 answer as it goes over the wire; the last one of its connection. */
export function toHttpAnswer(answer: {
  readonly status: number
  readonly body: string
  readonly contentType?: string
}): string {
  const { status, body, contentType = 'text/html' } = answer
  return [
    `HTTP/1.1 ${status} As told`,
    `Content-Type: ${contentType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n')
}
