import { fork } from 'node:child_process'
import type { Programs } from './bundle-programs.ts'
import type { ClientJob, ClientMessage, ClientTasks, TaskName } from './client-job.ts'

/** What came of a client's job. */
export type ClientOutcome<Output> =
  | { readonly kind: 'done'; readonly output: Output }
  | { readonly kind: 'failed'; readonly detail: string }
  /** It said nothing for so long; whether it had got as far as being open. */
  | { readonly kind: 'hung'; readonly wasOpen: boolean }

/** How a client's process is watched. */
export interface ClientWatch {
  readonly limitMs: number
  /** Once it is open, before its work begins. */
  readonly onReady?: () => void
}

/** Runs one job in a process of its own, and kills it afterwards, as it stands. */
export async function runClient<Name extends TaskName>(
  programs: Programs,
  job: ClientJob<Name>,
  { limitMs, onReady }: ClientWatch,
): Promise<ClientOutcome<ClientTasks[Name]['output']>> {
  const child = fork(programs.client, {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { PATH: process.env['PATH'], NODE_ENV: 'production' },
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let wasOpen = false
  const outcome = await new Promise<ClientOutcome<ClientTasks[Name]['output']>>((resolve) => {
    const timer = setTimeout(() => resolve({ kind: 'hung', wasOpen }), limitMs)
    child.on('message', (message: ClientMessage) => {
      if (message.kind === 'ready') {
        wasOpen = true
        onReady?.()
        return
      }
      clearTimeout(timer)
      // cast: the process answers what `ClientTasks` names for its task.
      resolve(message as ClientOutcome<ClientTasks[Name]['output']>)
    })
    child.once('exit', (code) => {
      clearTimeout(timer)
      resolve({ kind: 'failed', detail: `the process ended with ${code}` })
    })
    child.send(job)
  })
  child.kill('SIGKILL')
  await gone
  return outcome
}
