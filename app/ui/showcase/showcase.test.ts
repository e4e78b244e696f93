import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (path: string) => readFileSync(path, 'utf8')

/** Parts that stand around every page, `/ui` too. */
const FRAME = read('app/root.tsx')

it('shows every part of the design system', () => {
  const shelves = readdirSync('app/ui/showcase').map((file) => read(`app/ui/showcase/${file}`))
  const shown = [...shelves, read('app/routes/ui.tsx'), FRAME].join('\n')
  const parts = readdirSync('app/ui').filter((file) => file.endsWith('.tsx'))
  expect(parts.filter((file) => !shown.includes(`#app/ui/${file}`))).toEqual([])
})
