import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyViolations, readDeclared, readReported, type RulesByFile } from './read-violations.ts'

/**
 * The rules themselves are kept: each file under `violations/` breaks what its first line names and nothing else, and a
 * file that names nothing is legal.
 */
describe('deliberate violations', () => {
  const project = process.cwd()
  const folder = mkdtempSync(join(tmpdir(), 'hedgeschool-violations-'))
  let declared: RulesByFile
  let reported: RulesByFile

  beforeAll(async () => {
    copyViolations(project, folder)
    declared = readDeclared(folder)
    reported = await readReported(project, folder)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test('each is reported by the intended rule and by no other', () => {
    const broken = [...declared].filter(([, rules]) => rules.length > 0)
    const answers = broken.map(([path]) => [path, reported.get(path) ?? []])
    expect(answers).toStrictEqual(broken)
    expect(broken.length).toBeGreaterThan(80)
  })

  test('legal files stay silent', () => {
    const legal = [...declared].filter(([, rules]) => rules.length === 0).map(([path]) => path)
    expect(
      legal.filter((path) => reported.has(path)).map((path) => [path, reported.get(path)]),
    ).toStrictEqual([])
    expect(legal.length).toBeGreaterThan(20)
  })
})
