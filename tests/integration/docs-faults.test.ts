import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const rows = readFileSync('docs/faults.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| F-'))
  .map((line) => {
    const [, ids = '', , , file = '', test = ''] = line.split('|').map((cell) => cell.trim())
    return { ids, file: file.replaceAll('`', ''), test }
  })

/** Every text in quotes of a file's source, as it is written there. */
function textsOf(file: string): Set<string> {
  const source = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const quoted = [...source.matchAll(/(?<quote>['"`])(?<text>(?:(?!\k<quote>)[^\\\n]|\\.)+)\k<quote>/g)]
  return new Set(quoted.map(({ groups }) => groups?.['text'] ?? ''))
}

describe('the table of faults', () => {
  it('has rows, each with its ids, a file and a test', () => {
    expect(rows.length).toBeGreaterThan(30)
    expect(rows.filter(({ ids, file, test }) => !/^F-\d\d(, F-\d\d)*$/.test(ids) || !file || !test)).toEqual(
      [],
    )
  })

  it('names only tests that are in the files it names', () => {
    expect(rows.filter(({ file, test }) => !textsOf(file).has(test))).toEqual([])
  })

  it('names every file of tests that are about a fault of a running school', () => {
    const files = readdirSync('tests/edge').filter((name) => /^fault-(?!proxy).*\.test\.ts$/.test(name))
    const named = new Set(rows.map(({ file }) => file))
    expect(files.filter((name) => !named.has(`tests/edge/${name}`))).toEqual([])
  })
})
