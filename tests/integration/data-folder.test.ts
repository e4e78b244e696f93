import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { prepareDataDir } from '#app/server/prepare-data-dir.ts'
import { keptSessionSecret } from '#app/server/session-secret.ts'
import { StartUpProblem } from '#app/server/start-up-problem.ts'
import { linesOf, startProcess, untilExit } from './typescript-process.ts'

const OWNER = new URL('./data-folder-owner.ts', import.meta.url)

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hedgeschool-test-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

describe('the secret of a data folder', () => {
  it('is made once, hard to guess, and for its owner only', async () => {
    const secret = keptSessionSecret(folder)
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(keptSessionSecret(folder)).toBe(secret)
    const path = join(folder, 'session-secret')
    expect(await readFile(path, 'utf8')).toBe(secret)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  it('is another in another folder', async () => {
    const other = join(folder, 'other')
    await mkdir(other)
    expect(keptSessionSecret(other)).not.toBe(keptSessionSecret(folder))
  })

  it.each(['', 'short', '\n'])('is not accepted when its file was cut off: %j', async (text) => {
    await writeFile(join(folder, 'session-secret'), text)
    expect(() => keptSessionSecret(folder)).toThrow(StartUpProblem)
    expect(() => keptSessionSecret(folder)).toThrow(/^DATA_DIR: .*session-secret.*delete it/)
  })
})

describe('a data folder', () => {
  it('is made where it is missing, however deep, and its absolute path is known', () => {
    const path = join(folder, 'a', 'b')
    expect(prepareDataDir(join(folder, 'a', '.', 'b'))).toBe(path)
  })

  it('that is a file, under one, or where nobody may write is one line that names the variable', async () => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    for (const path of [file, join(file, 'below'), '/sys/hedgeschool']) {
      expect(() => prepareDataDir(path)).toThrow(/^DATA_DIR: cannot write to .*\.$/)
    }
  })

  it('belongs to one server at a time, and is free again when that one is killed', async () => {
    const first = startProcess(OWNER, [folder])
    expect((await linesOf(first).next()).value).toBe('mine')
    const second = startProcess(OWNER, [folder])
    expect((await linesOf(second).next()).value).toBe(
      `DATA_DIR: another Hedgeschool is running on ${folder}.`,
    )
    expect(await untilExit(second)).toBe(1)
    first.kill('SIGKILL')
    await untilExit(first)
    const third = startProcess(OWNER, [folder])
    expect((await linesOf(third).next()).value).toBe('mine')
    third.kill('SIGKILL')
    await untilExit(third)
  })
})
