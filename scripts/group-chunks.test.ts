import { readFileSync } from 'node:fs'
import { build, type Plugin, type Rollup } from 'vite'
import { expect, it } from 'vitest'
import { groupChunks } from './group-chunks.ts'

const LIST = '/node_modules/lucide-react/dist/esm/lucide-react.mjs'
const ICONS = '/node_modules/lucide-react/dist/esm/icons'
/** Two lines of the real list of icons, of which there are too many for a test. */
const LINES = readFileSync(`.${LIST}`, 'utf8').match(/^export .*icons\/(?:house|flag)\.mjs';$/gm) ?? []

/** Three pages around which the root stands: two share a part with it, and two share one without it. */
const MODULES: Readonly<Record<string, string>> = {
  '/app/root.tsx': `import { House } from 'lucide-react'; import { all } from '/all.ts'; window.root = [House, all]`,
  '/one.ts': `import '/app/root.tsx'; import { all } from '/all.ts'; import { some } from '/some.ts'; window.one = [all, some]`,
  '/two.ts': `import '/app/root.tsx'; import { Flag } from 'lucide-react'; import { part } from '/part.ts'; import { some } from '/some.ts'; window.two = [Flag, part, some]`,
  '/three.ts': `import '/app/root.tsx'; window.three = import('/late.ts')`,
  '/all.ts': 'export const all = { all: true }',
  '/some.ts': 'export const some = { some: true }',
  '/part.ts': `import { all } from '/all.ts'; import { small } from '/small.ts'; export const part = { all, small }`,
  '/small.ts': 'export const small = { small: true }',
  '/late.ts': 'export const late = { late: true }',
  [LIST]: LINES.join('\n'),
  [`${ICONS}/house.mjs`]: 'export default { house: true }',
  [`${ICONS}/flag.mjs`]: 'export default { flag: true }',
}

it('puts what pages share into the files of their groups, and leaves the rest to the bundler', async () => {
  const chunks = await buildPages()
  const named = (name: string) => chunks.find((chunk) => chunk.name === name)
  const placeOf = (end: string) =>
    chunks.find(({ modules }) => Object.keys(modules).some((id) => id.endsWith(end)))?.name
  expect([placeOf('/app/root.tsx'), placeOf('/all.ts')]).toEqual(['frame', 'frame'])
  expect([placeOf('/icons/house.mjs'), placeOf('/icons/flag.mjs')]).toEqual(['packages', 'two'])
  expect([placeOf('/one.ts'), placeOf('/some.ts'), placeOf('/late.ts')]).toEqual(['one', 'some', 'late'])
  expect([placeOf('/part.ts'), placeOf('/small.ts')]).toEqual(['parts', 'parts'])
  expect(named('packages')?.imports).toEqual([])
})

async function buildPages(): Promise<Rollup.OutputChunk[]> {
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [fromMemory, groupChunks({ frame: ['app/root.tsx'], parts: ['part.ts'] })],
    build: { write: false, rollupOptions: { input: ['/one.ts', '/two.ts', '/three.ts'] } },
  })
  const [bundle] = Array.isArray(made) ? made : [made]
  if (!bundle || !('output' in bundle)) throw new Error('nothing was built')
  return bundle.output.filter((part) => part.type === 'chunk')
}

const fromMemory: Plugin = {
  name: 'from-memory',
  enforce: 'pre',
  resolveId(id, importer) {
    if (id === 'lucide-react') return LIST
    const path = importer === LIST ? id.replace('./icons', ICONS) : id
    return path in MODULES ? path : null
  },
  load(id) {
    const code = MODULES[id]
    return code === undefined ? null : { code, moduleSideEffects: !id.includes('lucide-react') }
  },
}
