import type { EndState } from './chaos-end-state.ts'
import { listKept, listSendings, type Operation } from './chaos-log.ts'

/** Nothing that was acknowledged is missing from the primary: entries, and accounts with their first session. */
export function findLost(log: readonly Operation[], { primary, unsent }: EndState): string[] {
  const held = new Set(primary.Entry.map((row) => row['id']))
  const kept = listSendings(log).flatMap((sending) =>
    listKept(sending).map(({ entry }) => ({ entry, learner: sending.learner, node: sending.node })),
  )
  const lost = kept.filter(({ entry }) => !held.has(entry.id))
  const userIds = new Map(primary.User.map((row) => [row['email'], row['id']]))
  const begun = new Set(
    primary.Entry.filter((row) => row['kind'] === 'session-begun.v1').map((row) => row['userId']),
  )
  const signedUp = log.filter(({ kind, outcome }) => kind === 'sign-up' && outcome === 'ok')
  const withoutAccount = signedUp.filter(({ learner }) => !userIds.has(learner))
  const withoutSession = signedUp.filter(
    ({ learner }) => userIds.has(learner) && !begun.has(userIds.get(learner) ?? null),
  )
  return [
    ...lost.map(
      ({ entry, learner, node }) => `lost: ${entry.kind} ${entry.id} of ${learner}, kept by node ${node}`,
    ),
    ...withoutAccount.map(({ learner, node }) => `lost: the account ${learner}, made on node ${node}`),
    ...withoutSession.map(({ learner, node }) => `lost: the session of ${learner}, begun on node ${node}`),
    ...(unsent > 0 ? [`${unsent} entries were taken by no node in the end`] : []),
  ]
}
