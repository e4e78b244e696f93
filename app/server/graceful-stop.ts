import type { Server } from 'node:http'
import { SECOND_MS } from '#app/kernel/time.ts'

/** What is to be closed once the last request has been answered, in order. */
export type Closing = () => Promise<void>

/**
 * Ends the process in order on SIGTERM and SIGINT: no new requests, the running ones finish, what waits is shipped.
 *
 * @param deadlineMs after which it ends all the same; below the platform's own grace period
 */
export function stopGracefully(server: Server, close: Closing, deadlineMs = 20 * SECOND_MS): void {
  let isStopping = false
  async function stop(): Promise<void> {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(1), deadlineMs).unref()
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeIdleConnections()
    })
    await close()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())
}
