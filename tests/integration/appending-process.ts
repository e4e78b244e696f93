import { z } from 'zod'
import { openData } from '#app/server/open-data.ts'
import { makeAttempt, makeSession } from './entry-fixture.ts'

/** Appends entries until it is killed, and prints each id before it is offered and once it is acknowledged. */
const { dataDir, learners, tasks } = z
  .object({
    dataDir: z.string(),
    learners: z.array(z.object({ userId: z.string(), deviceId: z.string(), timeZone: z.string() })),
    tasks: z.array(z.object({ taskId: z.string(), revisionId: z.string(), topicSlug: z.string() })),
  })
  .parse(JSON.parse(process.argv[2] ?? ''))

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const data = await openData(dataDir, {
  onParked: ({ reason }) => say(`parked ${reason}`),
  onFailed: (detail) => say(`failed ${detail}`),
})
say('ready')

async function appendForever(lane: number): Promise<void> {
  for (let number = lane; ; number += 1) {
    const [learner, task] = [learners[number % learners.length], tasks[number % tasks.length]]
    if (!learner || !task) throw new Error('there is nobody to append for')
    const entry = number % 3 === 0 ? makeSession(learner) : makeAttempt(learner, task, number % 5 < 3)
    say(`offered ${entry.id}`)
    const kept = await data.journal.append(entry)
    say(kept.ok ? `acknowledged ${entry.id}` : `refused ${kept.reason.code}`)
  }
}

await Promise.all([0, 1, 2, 3].map(appendForever))
