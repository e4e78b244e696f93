import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { checks } from './checks.ts'
import { readSourceTree } from './source-tree.ts'

describe('the architecture', () => {
  const tree = readSourceTree(process.cwd())

  test.each(Object.entries(checks))('%s', (_sentence, check) => {
    const problems = check(tree).map(({ path, line, message }) => `${path}:${line} ${message}`)
    expect(problems).toStrictEqual([])
  })

  test('lint reads every file: none is lost to .gitignore or an ignore pattern', () => {
    const listed = execFileSync('node_modules/.bin/oxlint', ['--debug=files'], { encoding: 'utf8' }).split(
      '\n',
    )
    const read = new Set(listed.map((path) => path.trim()))
    expect(tree.files.map(({ path }) => path).filter((path) => !read.has(path))).toStrictEqual([])
  })
})
