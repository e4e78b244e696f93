import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'

const DECISIONS = readdirSync('docs/decisions').map((name) => join('docs/decisions', name))
const PAGES = [
  'README.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]

it.each([...PAGES, ...DECISIONS])('%s links only to what is there', (page) => {
  // What stands in code shows how a link is written.
  const text = readFileSync(page, 'utf8').replaceAll(/^```[^]*?^```|`[^`\n]*`/gm, '')
  const links = [...text.matchAll(/\]\((?<target>[^)#\s]+)[^)]*\)/g)]
  const targets = links
    .map((link) => link.groups?.['target'] ?? '')
    .filter((target) => !/^(https?|mailto):/.test(target))
  expect(targets.filter((target) => !existsSync(join(dirname(page), target)))).toEqual([])
})

it.each(DECISIONS)('%s says context, decision, consequences and status, in under 60 lines', (page) => {
  const text = readFileSync(page, 'utf8')
  const headings = [...text.matchAll(/^## (?<heading>.+)$/gm)].map((match) => match.groups?.['heading'])
  expect(headings).toEqual(['Context', 'Decision', 'Consequences', 'Status'])
  expect(text.split('\n').length).toBeLessThan(60)
})

it('introduces itself in under 120 lines', () => {
  expect(readFileSync('README.md', 'utf8').split('\n').length).toBeLessThan(120)
})

it('names every npm script that the pages speak of', () => {
  const scripts = readFileSync('package.json', 'utf8')
  const spoken = PAGES.flatMap((page) => [
    ...readFileSync(page, 'utf8').matchAll(/npm run (?<script>[\w:-]+)/g),
  ])
  const names = new Set(spoken.map((match) => match.groups?.['script'] ?? ''))
  expect([...names].filter((name) => !scripts.includes(`"${name}":`))).toEqual([])
})
