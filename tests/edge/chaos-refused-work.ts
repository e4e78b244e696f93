import { listSendings, type Operation } from './chaos-log.ts'

/** Where a server lacks something that it needs to judge by, it says so, and the browser sends the work again. */
const MEANWHILE = new Set(['not-here-yet', 'unavailable'])

/** Nobody here sends anything but good work, so none of it is refused for good. */
export function findRefusedWork(log: readonly Operation[]): string[] {
  return listSendings(log).flatMap(({ answers, learner, node, invokedAtMs }) =>
    answers.flatMap((answer) =>
      answer.status === 'refused' && !MEANWHILE.has(answer.code)
        ? [
            `refused: ${answer.id} as ${answer.code} (${learner}, node ${node}, at ${Math.round(invokedAtMs)} ms)`,
          ]
        : [],
    ),
  )
}
