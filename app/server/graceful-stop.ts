import type { Server } from 'node:http'
import { SECOND_MS } from '#app/kernel/time.ts'

/**
 * Ends a server in order: no new connections, the running requests finish. What still comes on a connection that is open is
 * answered, and is its last: those of a proxy are never idle, and Node would go on serving them.
 */
export async function closeServer(server: Server): Promise<void> {
  server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'))
  server.keepAliveTimeout = SECOND_MS
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
}

/**
 * Ends the process in order on SIGTERM and SIGINT.
 *
 * @param close what is to be closed, in order: requests finish, what waits is shipped
 * @param deadlineMs after which it ends all the same; below the platform's own grace period
 */
export function stopGracefully(close: () => Promise<void>, deadlineMs = 20 * SECOND_MS): void {
  let isStopping = false
  async function stop(): Promise<void> {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(1), deadlineMs).unref()
    await close()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())
}
