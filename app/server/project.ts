import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

/** The project's own folder: the nearest above this file with a `package.json`, bundled or not. */
export const PROJECT_DIR = findProjectDir(import.meta.dirname)

/** The release, from `package.json`. */
export const VERSION = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(PROJECT_DIR, 'package.json'), 'utf8'))).version

function findProjectDir(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('there is no package.json above the server')
  return findProjectDir(parent)
}
