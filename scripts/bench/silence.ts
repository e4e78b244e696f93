import { setTimeout as sleep } from 'node:timers/promises'
import type { Bench } from './bench.ts'
import type { LoopFigures } from './measure-silence.ts'
import type { BenchPlan } from './plan.ts'
import { outputOf, runSubject } from './run-subject.ts'
import { learnerAt } from './school-facts.ts'
import { makeSentAttempt, postEntries } from './sent-entries.ts'
import type { BenchNode } from './start-node.ts'
import type { Row } from './table.ts'
import { inMs } from './words.ts'

/** The event loop while the primary accepts connections and answers nothing, with pages read and work kept meanwhile. */
export async function measureSilence(bench: Bench, plan: BenchPlan, node: BenchNode): Promise<Row[]> {
  const ms = plan.silenceMs
  // All at once: whoever hangs does not disturb the others.
  const usual = openWatched(bench, 'usual', ms)
  const http = openWatched(bench, 'http', ms)
  await Promise.all([usual.ready, http.ready])
  const here = await watchNode(bench, ms, node)
  await bench.proxy.clear()
  return [
    {
      what: `p99 of the event loop's delay, primary silent for ${ms / 1_000} s (longest in brackets)`,
      usual: await usual.figures,
      http: await http.figures,
      here: show(here, ms),
      aim: 'under 30 ms',
      isMet: here.p99Ms < 30,
    },
  ]
}

/** A process that is still stuck when the primary answers again gets a little longer to tell of it. */
function openWatched(bench: Bench, subject: 'usual' | 'http', ms: number) {
  let isReady = () => {}
  const ready = new Promise<void>((resolve) => (isReady = resolve))
  const watch = { limitMs: ms + 30_000, onReady: () => isReady() }
  const ended = runSubject(bench, subject, ['silence', { ms }], watch)
  const figures = ended.then((outcome) => {
    const { output, word } = outputOf(outcome)
    return output ? `${show(output, ms)}, ${output.pages} pages read` : word
  })
  return { ready: Promise.race([ready, ended]), figures }
}

/** In the real server, watched from inside. */
async function watchNode({ proxy, facts }: Bench, ms: number, node: BenchNode): Promise<LoopFigures> {
  const { origin } = node
  const path = `/courses/${facts.courseSlug}/lessons/${facts.lessonSlug}`
  await proxy.set({ kind: 'black-hole' })
  await node.loopDelay()
  const endMs = performance.now() + ms
  let pages = 0
  for (let turn = 0; performance.now() < endMs; turn += 1) {
    const { cookie } = learnerAt(facts, turn)
    const page = await fetch(`${origin}${path}`, { headers: { Cookie: cookie } })
    await page.text()
    if (page.ok) pages += 1
    if (turn % 5 === 0) await postEntries(origin, cookie, [makeSentAttempt(facts, turn + 1)])
    await sleep(80)
  }
  return { ...(await node.loopDelay()), pages }
}

function show({ p99Ms, maxMs }: LoopFigures, ms: number): string {
  // One long stall is a single value among many: the p99 would hide it.
  return maxMs > ms / 2 ? `hangs: ${inMs(maxMs)} in one piece` : `${inMs(p99Ms)} (${inMs(maxMs)})`
}
