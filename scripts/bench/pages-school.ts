import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright'
import { signIn } from '../../tests/browser/page-list.ts'
import { startApp, type RunningApp } from '../../tests/running-app.ts'
import { SESSION_SECRET } from './session-cookie.ts'

/** The built school twice, with the demo learner signed in to both. */
export interface PagesSchool {
  /** As it is. */
  readonly app: RunningApp
  /** From a copy of the same data folder, with `replay-reads.mjs` loaded before it. */
  readonly withoutReads: RunningApp
  /** The learner's session, good for both: a cookie's value. */
  readonly session: string
  /** The path of a practice session's first task. */
  readonly practicePath: string
  stop(): Promise<void>
}

const COURSE_PATH = '/courses/sql-with-sqlite'
/** A lesson of it with tasks of several types. */
export const LESSON_PATH = `${COURSE_PATH}/lessons/filtering-rows`

/** Fills a data folder as a first start does, signs the learner in, and starts both from it. */
export async function openPagesSchool(browser: Browser): Promise<PagesSchool> {
  const root = await mkdtemp(join(tmpdir(), 'hedgeschool-bench-pages-'))
  const [dataDir, copy] = [join(root, 'here'), join(root, 'without-reads')]
  const running: RunningApp[] = []
  async function start(env: Readonly<Record<string, string>>): Promise<RunningApp> {
    const app = await startApp({ SESSION_SECRET, LOG_LEVEL: 'silent', ...env })
    running.push(app)
    return app
  }
  async function stop(): Promise<void> {
    await Promise.all(running.map((app) => app.stop()))
    await rm(root, { recursive: true, force: true })
  }
  try {
    const first = await start({ DATA_DIR: dataDir })
    const found = await prepareLearner(browser, first.origin)
    await first.stop()
    await cp(dataDir, copy, { recursive: true })
    const app = await start({ DATA_DIR: dataDir })
    const withoutReads = await start({ DATA_DIR: copy, NODE_OPTIONS: `--import ${REPLAY}` })
    return { app, withoutReads, ...found, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const REPLAY = fileURLToPath(new URL('./replay-reads.mjs', import.meta.url))

/** The demo learner has three weeks behind them, in the course whose lesson is measured. */
async function prepareLearner(browser: Browser, origin: string) {
  const context = await browser.newContext({ baseURL: origin, locale: 'en-GB' })
  const page = await context.newPage()
  await signIn(page)
  const cookies = await context.cookies()
  const session = cookies.find(({ name }) => name === 'hs_session')?.value
  if (session === undefined) throw new Error('the demo learner could not sign in')
  await page.goto('/practice?mode=mixed')
  const { pathname, search } = new URL(page.url())
  await context.close()
  return { session, practicePath: pathname + search }
}
