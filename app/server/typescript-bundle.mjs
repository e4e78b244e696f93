// @ts-check
// Bundles TypeScript programs of this project where nothing has been built: one that compiles each of its files as it
// asks for it, and reads hundreds of files of packages, takes five times as long to begin.
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** Below the project, where packages are found. */
const FOLDER = join(ROOT, 'build/typescript')

/**
 * The bundle of a program, made when there is none of its files as they are now.
 *
 * @param {string} entry address of its TypeScript
 * @returns {Promise<string>} address of the bundle
 */
export async function bundleOf(entry) {
  const name = createHash('sha256').update(entry).digest('hex').slice(0, 16)
  const [bundle, list] = [join(FOLDER, `${name}.mjs`), join(FOLDER, `${name}.json`)]
  if (!(await isFresh(list))) await bundleInto(bundle, list, fileURLToPath(entry))
  return pathToFileURL(bundle).href
}

/** @param {string} list what a bundle was made of, and how each of it was then */
async function isFresh(list) {
  try {
    /** @type {readonly [path: string, mark: string][]} */
    const inputs = JSON.parse(await readFile(list, 'utf8'))
    const marks = await Promise.all(inputs.map(([path]) => markOf(path)))
    return inputs.every(([, mark], index) => mark === marks[index])
  } catch {
    // There is none yet, or a file of it is gone.
    return false
  }
}

/**
 * Under names of its own at first: several processes may do this at once, and each only ever sees whole files.
 *
 * @param {string} bundle
 * @param {string} list
 * @param {string} entry
 */
async function bundleInto(bundle, list, entry) {
  const { build } = await import('esbuild')
  const own = `.${process.pid}-${Math.random()}`
  const startedAtMs = Date.now()
  await mkdir(FOLDER, { recursive: true })
  const { metafile } = await build({
    entryPoints: [entry],
    outfile: bundle + own,
    absWorkingDir: ROOT,
    bundle: true,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Those with parts that are no JavaScript.
    external: ['libsql', '@libsql/*', '@node-rs/*', 'sharp'],
    logLevel: 'error',
    // Bundled CommonJS asks for `require`, which an ES module does not have.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  })
  const inputs = Object.keys(metafile.inputs).map((path) => join(ROOT, path))
  const marked = await Promise.all(
    [fileURLToPath(import.meta.url), ...inputs].map(async (path) => [path, await markOf(path, startedAtMs)]),
  )
  await writeFile(list + own, JSON.stringify(marked))
  await rename(bundle + own, bundle)
  await rename(list + own, list)
}

/**
 * How a file is; of one that was edited since then, nothing that it will ever be again.
 *
 * @param {string} path
 * @param {number} [sinceMs]
 */
async function markOf(path, sinceMs = Infinity) {
  const { size, mtimeMs } = await stat(path)
  return mtimeMs < sinceMs ? `${size} ${mtimeMs}` : 'edited'
}
