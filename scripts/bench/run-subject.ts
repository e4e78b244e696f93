import type { Bench } from './bench.ts'
import type { ClientTasks, SubjectName, TaskName } from './client-job.ts'
import { runClient, type ClientOutcome, type ClientWatch } from './run-client.ts'

/** Runs one job of a subject in the folder that it always has, behind the proxy. */
export async function runSubject<Name extends TaskName>(
  { programs, proxy, facts, folder }: Bench,
  subject: SubjectName,
  [task, input]: readonly [Name, ClientTasks[Name]['input']],
  watch: ClientWatch,
): Promise<ClientOutcome<ClientTasks[Name]['output']>> {
  const place = { dataDir: await folder(subject), url: proxy.url, facts }
  return runClient(programs, { subject, place, task, input }, watch)
}

/** What it answered; null, with a word on why, where it did not. */
export function outputOf<Output>(outcome: ClientOutcome<Output>): {
  readonly output: Output | null
  readonly word: string
} {
  if (outcome.kind === 'done') return { output: outcome.output, word: '' }
  if (outcome.kind === 'failed') return { output: null, word: `fails: ${outcome.detail}` }
  return { output: null, word: outcome.wasOpen ? 'hangs' : 'hangs while it opens' }
}
