// npm run dev: the application from its sources, with the variables of `.env`, of which those that are set already win.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { register } from 'tsx/esm/api'

process.chdir(join(import.meta.dirname, '..'))
if (existsSync('.env')) process.loadEnvFile('.env')
register()
await import('../app/server/main.ts')
