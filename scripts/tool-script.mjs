// @ts-check
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The script behind a command of an installed package, to be run with this very Node: no shell, no `.cmd` on Windows.
 *
 * @param {string} root
 * @param {string} packageName
 * @param {string} [command] where it is not the package's name
 */
export function toolScript(root, packageName, command = packageName) {
  const folder = join(root, 'node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[command])
}
