// @ts-check

/**
 * npm puts a shell between itself and us. A signal sent to npm ends that shell, which does not pass it on; without
 * this the server would go on, holding its port, with nobody left to stop it.
 */
export function stopWithNpm() {
  if (process.env['npm_lifecycle_event'] === undefined) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, 250)
  timer.unref()
}
