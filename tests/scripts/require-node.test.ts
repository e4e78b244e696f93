import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeProblem } from '../../scripts/require-node.mjs'
import { scriptsFolder } from './fake-project.ts'

test.each(['v20.19.0', 'v20.20.2', 'v22.12.0', 'v22.23.3', 'v23.0.0', 'v24.21.0'])(
  '%s will do',
  (version) => {
    expect(nodeProblem(version)).toBeNull()
  },
)

test.each([
  ['v14.21.3', '20.19'],
  ['v18.20.4', '20.19'],
  ['v20.18.3', '20.19'],
  ['v21.7.0', '22.12'],
  ['v22.11.0', '22.12'],
])('%s gets one clear line that asks for %s', (version, needed) => {
  const problem = nodeProblem(version)
  expect(problem).toContain(`Hedgeschool needs Node ${needed} or later; this is ${version}.`)
  expect(problem).not.toContain('\n')
})

test('what an old Node reads before that line imports nothing that it may lack', () => {
  for (const name of ['start.mjs', 'test.mjs', 'require-node.mjs']) {
    const source = readFileSync(join(scriptsFolder, name), 'utf8')
    const imports = [...source.matchAll(/^import .* from '(.*)'$/gm)].map(([, from]) => from)
    expect(imports).toEqual(name === 'require-node.mjs' ? [] : ['./require-node.mjs'])
    expect(source).not.toMatch(/^await |\?\?=|\|\|=|node:/m)
  }
})
