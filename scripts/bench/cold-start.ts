import type { Fault } from '../../tests/edge/fault.ts'
import type { Bench } from './bench.ts'
import { outputOf, runSubject } from './run-subject.ts'
import { learnerAt } from './school-facts.ts'
import { makeSentAttempt, postEntries } from './sent-entries.ts'
import type { Row } from './table.ts'
import { inOneLine } from './words.ts'

/** How many pages are asked for after each start. */
const PAGES = 50

/** Processes that start, with a complete copy, while the primary refuses or is silent. */
export async function measureColdStart(bench: Bench): Promise<Row[]> {
  const rows: Row[] = []
  for (const [word, fault] of FAULTS) {
    await bench.proxy.set(fault)
    const usual = await openSubject(bench, 'usual')
    const http = await openSubject(bench, 'http')
    const here = await startHere(bench)
    rows.push({
      what: `answers after a cold start while the primary ${word}`,
      usual,
      http: `${http} of reads; a write needs the primary`,
      here: `${here.percent} %, ${here.word}`,
      aim: '100 %',
      isMet: here.percent === 100,
    })
  }
  await bench.proxy.clear()
  return rows
}

const FAULTS: readonly (readonly [string, Fault])[] = [
  ['refuses connections', { kind: 'refuse' }],
  ['is silent', { kind: 'black-hole' }],
]

async function openSubject(bench: Bench, subject: 'usual' | 'http'): Promise<string> {
  const outcome = await runSubject(bench, subject, ['open', { pages: PAGES }], { limitMs: 6_000 })
  const { output, word } = outputOf(outcome)
  return output ? `${(100 * output.read) / PAGES} %` : word
}

/** The share of pages that the real server answers, in percent, and whether it keeps work. */
async function startHere({ startNode, facts }: Bench) {
  const node = await startNode('node-a')
  let answered = 0
  for (let turn = 0; turn < PAGES; turn += 1) {
    const path = `/courses/${facts.courseSlug}/lessons/${facts.lessonSlug}`
    const page = await fetch(`${node.origin}${path}`, { headers: { Cookie: learnerAt(facts, turn).cookie } })
    const text = await page.text()
    if (page.status === 200 && text.includes('id="tasks"')) answered += 1
  }
  const kept = postEntries(node.origin, learnerAt(facts, 0).cookie, [makeSentAttempt(facts, 1)])
  const word = await kept.then(
    () => 'work is kept',
    (error: unknown) => `work is not kept: ${inOneLine(error)}`,
  )
  await node.kill()
  return { percent: (100 * answered) / PAGES, word }
}
