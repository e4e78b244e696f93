import { monitorEventLoopDelay } from 'node:perf_hooks'

// Loaded into the server's process before anything else. On SIGUSR2 it prints how long the event loop has been kept
// waiting since the last time, in milliseconds.
const watch = monitorEventLoopDelay({ resolution: 1 })
watch.enable()
process.on('SIGUSR2', () => {
  const figures = { p99Ms: watch.percentile(99) / 1e6, maxMs: watch.max / 1e6 }
  watch.reset()
  process.stdout.write(`LOOP ${JSON.stringify(figures)}\n`)
})
