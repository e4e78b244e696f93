// @ts-check
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Something that is made from files.
 *
 * @typedef {object} Product
 * @property {string} root what all paths start from
 * @property {readonly string[]} inputs files and folders; one that does not exist counts as empty
 * @property {(path: string) => boolean} [ignores] inputs that do not matter
 * @property {readonly string[]} outputs what must exist
 * @property {string} stamp where the fingerprint of the inputs is kept: beside the outputs, so that it goes with them
 */

/**
 * Makes a product when it is missing or its inputs have changed. Contents decide, not times: a checkout that touches
 * every file costs nothing, and an edit is never missed.
 *
 * @param {Product} product
 * @param {() => Promise<void>} make
 */
export async function makeWhenStale(product, make) {
  if (isFresh(product)) return
  const stamp = join(product.root, product.stamp)
  // Interrupted in the middle, it must not look finished.
  rmSync(stamp, { force: true })
  // Taken before: an edit while it is being made is then noticed the next time.
  const before = fingerprint(product)
  await make()
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, before)
}

/** @param {Product} product */
export function isFresh(product) {
  const { root, outputs } = product
  const stamp = join(root, product.stamp)
  if (!existsSync(stamp) || !outputs.every((path) => existsSync(join(root, path)))) return false
  return readFileSync(stamp, 'utf8') === fingerprint(product)
}

/** @param {Product} product */
function fingerprint({ root, inputs, ignores = () => false }) {
  const hash = createHash('sha256')
  for (const path of inputs.flatMap((input) => filesUnder(root, input)).filter((file) => !ignores(file))) {
    const content = readFileSync(join(root, path))
    hash.update(`${path}\n${content.length}\n`).update(content)
  }
  return hash.digest('hex')
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]} the file itself, or all files of the folder in a fixed order
 */
function filesUnder(root, path) {
  const stats = statSync(join(root, path), { throwIfNoEntry: false })
  if (!stats) return []
  if (!stats.isDirectory()) return [path]
  const entries = readdirSync(join(root, path), { withFileTypes: true })
  return entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inner = `${path}/${entry.name}`
      return entry.isDirectory() ? filesUnder(root, inner) : [inner]
    })
}
