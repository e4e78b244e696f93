// @ts-check
import { realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeWhenStale } from './freshness.mjs'
import { endWith } from './problem.mjs'
import { runStep } from './run-step.mjs'
import { toolScript } from './tool-script.mjs'

/**
 * Everything between `npm ci` and a server that can run. As a command: `npm run build`.
 *
 * @param {string} root
 */
async function build(root) {
  await generateClient(root)
  await buildApplication(root)
}

/**
 * The Prisma client and the Kysely types, from the schema.
 *
 * @param {string} root
 */
export async function generateClient(root) {
  const product = {
    root,
    inputs: ['prisma/schema', 'prisma.config.ts', 'package-lock.json'],
    outputs: ['app/data/generated/prisma/client.ts', 'app/data/generated/kysely/types.ts'],
    stamp: 'app/data/generated/.stamp',
  }
  const env = {
    // Prisma would download an engine that `generate` never runs; any program that exists satisfies it.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    CHECKPOINT_DISABLE: '1',
    // It starts its other generators by name.
    PATH: [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
  }
  await makeWhenStale(product, () =>
    runStep('Generating the database client', {
      args: [toolScript(root, 'prisma'), 'generate'],
      cwd: root,
      env,
    }),
  )
}

/** What `vite.config.ts` imports. */
const VITE_PLUGINS = ['scripts/compile-words.ts', 'scripts/group-chunks.ts']

/**
 * The pages (`build/client`, `build/server`) and the programs of the node side (`build/node`).
 *
 * @param {string} root
 */
export async function buildApplication(root) {
  const env = { NODE_ENV: 'production' }
  const common = ['app', 'package.json', 'package-lock.json', 'tsconfig.json']
  const pages = {
    root,
    inputs: [...common, 'public', 'vite.config.ts', 'remix.config.js', ...VITE_PLUGINS],
    ignores: isTest,
    outputs: ['build/client', 'build/server/index.js'],
    stamp: 'build/.stamps/pages',
  }
  const programs = {
    root,
    inputs: [...common, 'prisma', 'scripts'],
    ignores: isTest,
    outputs: ['build/node/main.js'],
    stamp: 'build/.stamps/programs',
  }
  await makeWhenStale(pages, () =>
    runStep('Building the pages', {
      args: [toolScript(root, '@remix-run/dev', 'remix'), 'vite:build'],
      cwd: root,
      env,
    }),
  )
  await makeWhenStale(programs, () =>
    runStep('Building the server', { args: ['scripts/build-node.mjs'], cwd: root, env }),
  )
}

/** @param {string} path */
function isTest(path) {
  return /\.test\.tsx?$/.test(path)
}

const calledAs = process.argv[1]
if (calledAs && realpathSync(calledAs) === fileURLToPath(import.meta.url)) {
  await build(join(import.meta.dirname, '..')).catch(endWith)
}
