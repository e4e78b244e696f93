// Runs one of the command lines of this folder: `node scripts/run.mjs db-migrate …`. From its TypeScript where the
// development tools are installed, else (in production) from the bundle of the same name. With the variables of `.env`,
// of which those that are set already win.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const [, , name, ...rest] = process.argv
const bundle = new URL(`../build/node/${name}.js`, import.meta.url)
const source = new URL(`./${name}.ts`, import.meta.url)
const tsx = new URL('../node_modules/tsx/package.json', import.meta.url)

const variables = new URL('../.env', import.meta.url)
if (existsSync(variables)) process.loadEnvFile(fileURLToPath(variables))
process.argv = [process.argv[0] ?? 'node', source.pathname, ...rest]
if (existsSync(tsx)) {
  const { register } = await import('tsx/esm/api')
  register()
  await import(source.href)
} else await import(bundle.href)
