import type { EndState } from './chaos-end-state.ts'

/** Nothing is stuck: every node answers, its journal is empty, and nothing was set aside. */
export function findStuck({ nodes, primary, mishaps }: EndState): string[] {
  const stuck = nodes.flatMap(({ name, pending, parked }) => {
    if (pending === null || parked === null) return [`stuck: ${name} does not answer`]
    return [
      ...(pending > 0 ? [`stuck: ${pending} entries wait on ${name}`] : []),
      ...(parked > 0 ? [`stuck: ${parked} entries are parked on ${name}`] : []),
    ]
  })
  const parked = primary.Parked.map(
    (row) => `stuck: ${String(row['id'])} is parked: ${String(row['reason'])}`,
  )
  return [...stuck, ...parked, ...mishaps]
}
