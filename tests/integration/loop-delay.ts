import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** The longest that a timer of one millisecond had to wait, here and in an idle thread of the same machine. */
export interface LoopDelay {
  readonly ownMs: number
  /** What the machine's other work costs anybody: no fault of this process. */
  readonly machineMs: number
}

/** Watches this thread's event loop until it is told to stop. */
export async function watchLoop(): Promise<{ stop(): Promise<LoopDelay> }> {
  const idle = new Worker(
    `${watch.toString()}; const { parentPort } = require('node:worker_threads')
    const stop = watch(); parentPort.once('message', () => parentPort.postMessage(stop())); parentPort.postMessage(0)`,
    {
      eval: true,
    },
  )
  await once(idle, 'message')
  const stop = watch()
  return {
    async stop() {
      const ownMs = stop()
      idle.postMessage('stop')
      const [machineMs] = (await once(idle, 'message')) as [number]
      return { ownMs, machineMs }
    },
  }
}

/** Runs in both threads; it must not use anything from outside. */
function watch(): () => number {
  let longest = 0
  let last = performance.now()
  const tick = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }
  const timer = setInterval(tick, 1)
  return () => {
    clearInterval(timer)
    tick()
    return longest
  }
}
