import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import remixConfig from './remix.config.js'
import { compileWords } from './scripts/compile-words.ts'
import { groupChunks } from './scripts/group-chunks.ts'

/** What browsers load together: what every page needs, or nearly every; small parts that most pages behind the door need. */
const CHUNKS = {
  frame: ['app/root.tsx', 'app/entry.client.tsx', 'app/ui/progress-bar.tsx', 'app/words/duration.ts'],
  parts: [
    'app/kernel/time.ts',
    'app/ui/back-link.tsx',
    'app/ui/key-hint.tsx',
    'app/ui/notice.tsx',
    'app/ui/prose.tsx',
    'app/ui/section.tsx',
  ],
}

export default defineConfig({
  plugins: [tailwindcss(), ...compileWords(), groupChunks(CHUNKS), remix(remixConfig)],
  build: { target: 'es2022' },
  // What production does not install is bundled into the server's build; what is native stays outside.
  ssr: { noExternal: [/^@prisma\//, 'async-mutex', 'kysely'], external: ['libsql', '@libsql/client'] },
})
