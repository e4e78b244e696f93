import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import remixConfig from './remix.config.js'
import { compileWords } from './scripts/compile-words.ts'

export default defineConfig({
  plugins: [tailwindcss(), ...compileWords(), remix(remixConfig)],
  build: { target: 'es2022' },
  // What production does not install is bundled into the server's build; what is native stays outside.
  ssr: { noExternal: [/^@prisma\//, 'async-mutex', 'kysely'], external: ['libsql', '@libsql/client'] },
})
