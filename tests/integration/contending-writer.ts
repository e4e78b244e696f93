import { parentPort, workerData } from 'node:worker_threads'
import { ulid } from 'ulid'
import { z } from 'zod'
import { openLocalPrimary } from '#app/data/local-primary.server.ts'
import { tables, toStatement } from '#app/data/sql.ts'

/** Commits flags one after the other, as a thread or as a process, and tells of each that arrived. */
const { path, name, count } = z
  .object({ path: z.string(), name: z.string(), count: z.coerce.number() })
  .parse(workerData ?? { path: process.argv[2], name: process.argv[3], count: process.argv[4] })

const primary = openLocalPrimary(path, { nowMs: () => Date.now(), newId: () => ulid() })
const stamps = { createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' }
const say = (line: string): void => {
  if (parentPort) parentPort.postMessage(line)
  else process.stdout.write(`${line}\n`)
}

for (let number = 0; number < count; number += 1) {
  const key = `${name}-${number}`
  const statement = toStatement(tables.insertInto('FeatureFlag').values({ id: ulid(), key, ...stamps }))
  const committed = await primary.commit([statement])
  say(committed.ok ? `kept ${key}` : `refused ${key}: ${committed.reason.code}`)
}
primary.close()
