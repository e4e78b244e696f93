import { expect, test } from 'vitest'
import { runHidden } from '../../scripts/run-hidden.mjs'

const run = (script: string, limitMs = 20_000) =>
  runHidden({ args: ['--eval', script], cwd: import.meta.dirname, limitMs })

test('keeps what is printed, and picks the line that says what is wrong', async () => {
  const npmLike =
    "console.log('npm error code E404\\nnpm error 404 \\x1B[31mNot Found\\x1B[0m'); process.exit(1)"
  expect(await run(npmLike)).toEqual({
    ok: false,
    tail: 'npm error code E404\nnpm error 404 Not Found',
    reason: 'npm error 404 Not Found',
  })
  expect(await run('process.exit(3)')).toMatchObject({ ok: false, reason: 'exit code 3' })
  expect(await run('')).toMatchObject({ ok: true })
})

test('a program that does not exist is a failure like any other', async () => {
  const missing = await runHidden({ program: '/nowhere/program', args: [], cwd: import.meta.dirname })
  expect(missing).toMatchObject({ ok: false, reason: expect.stringContaining('ENOENT') as string })
})

test('what hangs is killed at its limit', async () => {
  expect(await run('setInterval(() => {}, 1000)', 300)).toMatchObject({
    ok: false,
    reason: 'still running after 300 ms',
  })
})

test('a grandchild that is left behind with our pipe does not hold us up', async () => {
  const startedAt = Date.now()
  const leaving = `
    const { spawn } = require('node:child_process')
    spawn(process.execPath, ['--eval', 'setTimeout(() => {}, 8000)'], { detached: true, stdio: 'inherit' }).unref()`
  expect(await run(leaving)).toMatchObject({ ok: true })
  expect(Date.now() - startedAt).toBeLessThan(6000)
})
