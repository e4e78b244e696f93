// Runs in the browser before the page does, and keeps what it sees of the page's loading in `window.seen`.
const seen = { firstPaintMs: NaN, largestPaintMs: NaN, shift: 0, tasks: [] }
window.seen = seen

watch('paint', ({ name, startTime }) => {
  if (name === 'first-contentful-paint') seen.firstPaintMs = startTime
})
watch('largest-contentful-paint', ({ startTime }) => {
  seen.largestPaintMs = startTime
})
watch('layout-shift', ({ value, hadRecentInput }) => {
  if (!hadRecentInput) seen.shift += value
})
watch('longtask', ({ startTime, duration }) => {
  seen.tasks.push({ fromMs: startTime, untilMs: startTime + duration })
})

function watch(type, note) {
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true })
}
