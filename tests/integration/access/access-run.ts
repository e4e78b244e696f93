import { freePort } from '../../edge/sqld.ts'
import { startApp, type RunningApp } from '../../running-app.ts'
import { findProblems, tellProblems, type AccessCase } from './access-case.ts'
import { SESSION_SECRET } from './asking.ts'
import type { PlantedSchool } from './planted-school.ts'
import { sendAll } from './send.ts'

/** Starts the built app over a school, set up as in production but for what needs a certificate. */
export async function startSchool({ folder }: Pick<PlantedSchool, 'folder'>): Promise<RunningApp> {
  const port = String(await freePort())
  return startApp({
    APP_ENV: 'production',
    PORT: port,
    ORIGIN: `http://localhost:${port}`,
    DATA_DIR: folder.dataDir,
    SESSION_SECRET,
    SYNC_TOPICS_ON_START: 'false',
    // Everybody comes from an address of their own.
    TRUSTED_PROXIES: 'loopback',
    // Nobody is there.
    OIDC_ISSUER: 'http://127.0.0.1:9',
    OIDC_CLIENT_ID: 'school',
    OIDC_CLIENT_SECRET: 'secret',
    LOG_LEVEL: 'error',
  })
}

/** Sends every request, and tells what is wrong with the answers, a line for each problem. */
export async function tryAll(
  app: RunningApp,
  school: PlantedSchool,
  cases: readonly AccessCase[],
): Promise<string[]> {
  const answers = await sendAll(
    app.origin,
    cases.map(({ request }) => request),
  )
  const found = cases.flatMap((one, index) => {
    const answer = answers[index]
    const problems = answer ? findProblems(one, answer, school.canaries) : ['no answer']
    return problems.map((problem) => [one, problem] as const)
  })
  return tellProblems(found)
}
