import type { Env } from '#app/env.server.ts'
import { deriveAgain } from '#app/server/derive-again.ts'
import { openSchoolHandles, runCommand, say } from './run-command.ts'

// npm run db:derive: XP, levels, review days, days and streaks of every learner, derived again from what they did. After a
// change of the rules it spares pages the work; what was acknowledged is never taken back. A server may be running.
await runCommand(derive)

async function derive(env: Env): Promise<void> {
  const handles = await openSchoolHandles(env)
  try {
    const derived = await deriveAgain(handles, Date.now, (done, all) => {
      if (done % 1_000 === 0) say(`${done} of ${all} learners`)
    })
    if (derived.ok) return say(`Derived again for ${derived.value} learners.`)
    say(`Stopped: ${derived.reason.code}: ${derived.reason.detail}. Run it again.`)
    process.exitCode = 1
  } finally {
    await handles.close()
  }
}
