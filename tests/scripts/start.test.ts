import { once } from 'node:events'
import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Ended, fakeProject, runScript, write } from './fake-project.ts'

/** Starts until the server is up, then stops it. */
async function start(root: string, env: Record<string, string> = {}): Promise<Ended> {
  return runScript(root, ['scripts/start.mjs'], { PORT: '0', ...env }, (output, kill) => {
    if (output.includes('serving') && !output.includes('stopped')) kill('SIGTERM')
  })
}

const made = (root: string): string[] => readFileSync(join(root, 'made.log'), 'utf8').trim().split('\n')

test('the first start makes everything and says so, the second makes nothing', async () => {
  const root = fakeProject()
  const first = await start(root)
  expect(first.output).toContain('Generating the database client …')
  expect(first.output).toContain('Building the pages …')
  expect(first.output).toContain('Building the server …')
  expect(made(root)).toEqual(['prisma', 'remix', 'programs'])

  const second = await start(root)
  expect(second.output).toBe('serving production development undefined\nstopped\n')
  expect(made(root)).toHaveLength(3)
})

test("a signal reaches the server, and the server's exit code comes out", async () => {
  const { code, output } = await start(fakeProject())
  expect(output).toContain('stopped')
  expect(code).toBe(7)
})

test('only contents make something stale', async () => {
  const root = fakeProject()
  await start(root)
  utimesSync(join(root, 'app/root.tsx'), new Date(), new Date())
  writeFileSync(join(root, 'app/root.test.tsx'), 'another test')
  await start(root)
  expect(made(root)).toHaveLength(3)

  // Same size, and the time set back: only the content tells.
  writeFileSync(join(root, 'app/root.tsx'), 'two')
  utimesSync(join(root, 'app/root.tsx'), 0, 0)
  await start(root)
  expect(made(root).slice(3)).toEqual(['remix', 'programs'])
})

test('what is missing is made again', async () => {
  const root = fakeProject()
  await start(root)
  rmSync(join(root, 'build/node'), { recursive: true })
  await start(root)
  expect(made(root).slice(3)).toEqual(['programs'])
  rmSync(join(root, 'app/data/generated/kysely'), { recursive: true })
  await start(root)
  expect(made(root).slice(4)).toEqual(['prisma'])
})

test('a failed build says why first, then shows its output, and is tried again', async () => {
  const root = fakeProject()
  write(root, {
    'scripts/build-node.mjs': "console.log('first'); console.error('Error: no such thing'); process.exit(3)",
  })
  const failed = await start(root)
  expect(failed.code).toBe(1)
  expect(failed.output).toContain('Building the server failed: Error: no such thing\n\nfirst\n')
  expect(failed.output).not.toContain('    at ')
  expect((await start(root)).output).toContain('Building the server failed')
})

test('a taken port gets one line that names it and another', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void taken.close())
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const { code, output } = await start(fakeProject(), { PORT: String(port) })
  expect(output).toMatch(new RegExp(`^PORT: ${port} is taken on 127\\.0\\.0\\.1\\..* PORT=\\d+ npm start\n$`))
  expect(code).toBe(1)
})

test.each([
  [{ PORT: 'http' }, 'PORT: expected a port from 0 to 65535, not "http".\n'],
  [{ PORT: '65536' }, 'PORT: expected a port from 0 to 65535, not "65536".\n'],
  [{ HOST: '192.0.2.1' }, 'HOST: cannot listen on "192.0.2.1" (EADDRNOTAVAIL).'],
  [{ DATA_DIR: '/proc/hedgeschool' }, 'DATA_DIR: cannot write to /proc/hedgeschool (ENOENT).'],
  [{ DATA_DIR: 'package.json/data' }, '/package.json/data (ENOTDIR).'],
])('%j gets one line before anything is made', async (env: Record<string, string>, line) => {
  const root = fakeProject()
  const { code, output } = await start(root, env)
  expect(output).toContain(line)
  expect(output.trim().split('\n')).toHaveLength(1)
  expect(code).toBe(1)
  expect(() => made(root)).toThrow('ENOENT')
})

test('.env is honoured, and what is already set wins', async () => {
  const root = fakeProject()
  write(root, { '.env': 'APP_ENV=test\nORIGIN=https://from.file\n' })
  const { output } = await start(root, { ORIGIN: 'https://from.shell' })
  expect(output).toContain('serving production test https://from.shell')
})

test('a second Ctrl+C ends a server that does not stop; its echo does not', async () => {
  const root = fakeProject()
  write(root, {
    'scripts/build-node.mjs': `
      import { mkdirSync, writeFileSync } from 'node:fs'
      mkdirSync('build/node', { recursive: true })
      writeFileSync('build/node/main.js', "setInterval(() => {}, 1000); process.once('SIGINT', () => console.log('stopping')); console.log('serving')")`,
  })
  const pressedAt: number[] = []
  const { code } = await runScript(root, ['scripts/start.mjs'], { PORT: '0' }, (output, kill) => {
    const press = (): void => {
      pressedAt.push(Date.now())
      kill('SIGINT')
    }
    if (pressedAt.length > 0 || !output.includes('serving')) return
    press()
    setTimeout(press, 50)
    setTimeout(press, 900)
  })
  expect(code).toBe(130)
  expect(pressedAt).toHaveLength(3)
})
