import { defineConfig } from 'prisma/config'

// The CLI looks for a native schema engine at every command and would download one. `generate`,
// `validate` and `format` never run it, so any existing program satisfies it. Migrations are written
// and applied by our own scripts (docs/decisions/002-migrations-by-wasm.md).
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath
process.env['CHECKPOINT_DISABLE'] ??= '1'

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
})
