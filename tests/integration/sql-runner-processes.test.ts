import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SqlOutcome } from '#app/features/content/rules/sql-run.ts'
import { childProcessEntry } from '#app/server/process-entry.ts'
import { startSqlRunner, type SqlRunner } from '#app/server/sql-runner.ts'

const ENDLESS = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n'
/** Where processes can be looked at as files. */
const isLinux = process.platform === 'linux'
const { path: processPath, execArgv } = childProcessEntry('sql-runner-process')

let runner: SqlRunner
beforeAll(() => {
  runner = startSqlRunner({ processPath, execArgv, timeLimitMs: 5_000, size: 1 })
})
afterAll(() => runner.close())

const ask = (statements: string, by = runner) => by.run({ setup: '', statements, check: null })
const messageOf = (outcome?: SqlOutcome) => (outcome?.kind === 'unavailable' ? outcome.message : '')
const rowsOf = (outcome: SqlOutcome) => (outcome.kind === 'rows' ? outcome.rows : outcome)

describe('the processes of the runner', () => {
  it('answer twenty at once, each with its own', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, index) => ask(`SELECT ${index}`)))
    expect(outcomes.map(rowsOf)).toEqual(Array.from({ length: 20 }, (_, index) => [[index]]))
  })

  it.runIf(isLinux)('know nothing of the environment', async () => {
    await ask('SELECT 1')
    const [pid] = childPids(process.pid)
    const names = readFileSync(`/proc/${pid}/environ`, 'utf8')
      .split('\0')
      .map((line) => line.split('=')[0])
    expect(names.filter((name) => name && name !== 'NODE_ENV' && !name.startsWith('NODE_CHANNEL'))).toEqual(
      [],
    )
  })

  it.runIf(isLinux)('are replaced when one is killed from outside in the middle of a run', async () => {
    await ask('SELECT 1')
    const endless = ask(ENDLESS)
    for (const pid of childPids(process.pid)) process.kill(pid, 'SIGKILL')
    expect(messageOf(await endless)).toContain('could not be run to its end')
    expect(rowsOf(await ask('SELECT 1'))).toEqual([[1]])
  })

  it.runIf(isLinux)('do not outlive whoever asked, if that is killed', async () => {
    const script = `
      const { startSqlRunner } = await import(${JSON.stringify(new URL('../../app/server/sql-runner.ts', import.meta.url))})
      const options = ${JSON.stringify({ processPath, execArgv, timeLimitMs: 1_000, size: 1 })}
      const { run } = startSqlRunner(options)
      await run({ setup: '', statements: 'SELECT 1', check: null })
      void run({ setup: '', statements: ${JSON.stringify(ENDLESS)}, check: null })
      process.stdout.write('asked')`
    const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(parent.stdout, 'data')
    const pids = childPids(Number(parent.pid))
    expect(pids).toHaveLength(1)
    parent.kill('SIGKILL')
    await once(parent, 'exit')
    await expect.poll(() => pids.filter(isRunning), { timeout: 10_000 }).toEqual([])
  })

  it('turn away who would wait too long, and answer everybody when they are closed', async () => {
    const small = startSqlRunner({ processPath, execArgv, size: 1 })
    await ask('SELECT 1', small)
    const outcomes = Array.from({ length: 60 }, () => ask(ENDLESS, small))
    expect(messageOf(await outcomes[59])).toContain('Too many queries')
    await small.close()
    const messages = (await Promise.all(outcomes)).map((outcome) =>
      messageOf(outcome).split(' ', 2).join(' '),
    )
    expect(messages.filter((message) => message === 'Too many')).toHaveLength(9)
    expect(messages.filter((message) => message === 'The server')).toHaveLength(51)
    expect(messageOf(await ask('SELECT 1', small))).toContain('The server is stopping')
  })

  it('run one query of a learner at a time, let two wait, and are there for the others', async () => {
    const fair = startSqlRunner({ processPath, execArgv, timeLimitMs: 1_000, size: 2 })
    await Promise.all([ask('SELECT 1', fair), ask('SELECT 1', fair)])
    const askAs = (learnerId: string, statements: string) =>
      fair.runForLearner({ setup: '', statements, check: null }, learnerId)
    const flood = Array.from({ length: 52 }, () => askAs('flooder', ENDLESS))
    const startedAt = performance.now()
    expect(rowsOf(await askAs('somebody', 'SELECT 1'))).toEqual([[1]])
    expect(rowsOf(await ask('SELECT 2', fair))).toEqual([[2]])
    // The first of the flood still runs: nobody waited for it.
    expect(await Promise.race([Promise.resolve(flood[0]), Promise.resolve('running')])).toBe('running')
    const kinds = (await Promise.all(flood)).map((outcome) => messageOf(outcome) || outcome.kind)
    expect(kinds.slice(0, 3)).toEqual(['timeout', 'timeout', 'timeout'])
    expect(new Set(kinds.slice(3))).toEqual(
      new Set(['Your other queries are still running; try again when they are done']),
    )
    // One after the other, though a process was free.
    expect(performance.now() - startedAt).toBeGreaterThan(2_900)
    const next = await Promise.all([3, 4, 5].map((number) => askAs('flooder', `SELECT ${number}`)))
    expect(next.map(rowsOf)).toEqual([[[3]], [[4]], [[5]]])
    await fair.close()
  })

  it('are given up when none can be started', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sql-runner-'))
    writeFileSync(join(folder, 'broken.js'), 'process.exit(1)')
    const broken = startSqlRunner({ processPath: join(folder, 'broken.js'), size: 1 })
    expect(messageOf(await ask('SELECT 1', broken))).toContain('cannot be run at the moment')
    await broken.close()
    rmSync(folder, { recursive: true })
  })
})

/** The processes of runners that another one has started, as Linux tells. */
function childPids(ofPid: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && statOf(pid)?.parent === ofPid)
    .filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('sql-runner-process'))
}

function isRunning(pid: number): boolean {
  const stat = statOf(pid)
  return stat !== null && stat.state !== 'Z'
}

/** Null when it is gone. */
function statOf(pid: number): { state: string; parent: number } | null {
  try {
    const [, state = '', parent] = /\) (\S) (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return { state, parent: Number(parent) }
  } catch {
    return null
  }
}
