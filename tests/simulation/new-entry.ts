import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { DAY_MS, toIso } from '#app/kernel/time.ts'
import type { Sent, Trouble } from './sent-entries.ts'
import type { World } from './world.ts'

/** What a browser has made: mostly an entry that applies, now and then one that does not, or under an id that was used. */
export function newEntry(world: World): Sent {
  const { chance, sent } = world
  const trouble = chance.weighed<Trouble>([
    [null, 90],
    ['missing-course', 3],
    ['malformed', 3],
    ['refused', 2],
    ['twin', sent.list.length > 0 ? 2 : 0],
  ])
  const first = trouble === 'twin' ? chance.pick(sent.list).entry : null
  const atMs = world.nowMs - chance.below(2) * DAY_MS
  const points = 1 + chance.below(20)
  const entry: AcceptedEntry = {
    id: first?.id ?? world.newName('entry'),
    kind: 'activity.v1',
    userId: first?.userId ?? chance.pick(world.users),
    deviceId: 'device',
    deviceSeq: 0,
    at: toIso(atMs),
    timeZone: 'UTC',
    localDay: toIso(atMs).slice(0, 10),
    revisionId: null,
    payload: {
      task: `task-${chance.below(3)}`,
      points: trouble === 'malformed' ? 'many' : points,
      course: trouble === 'missing-course' ? 'late' : null,
      // Two contents are never the same by chance.
      copy: sent.list.length,
    },
    receivedAt: toIso(world.nowMs),
    verdict: null,
  }
  return sent.add(entry, trouble)
}
