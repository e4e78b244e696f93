// @ts-check
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { runStep } from './run-step.mjs'

const PLATFORM_STAMP = 'node_modules/.cache/hedgeschool/platform'

/**
 * Runs `npm ci` unless what is installed is what the lock file says.
 *
 * @param {string} root
 */
export async function installDependencies(root) {
  if (isInstalled(root)) return
  // The development packages build the application, so they are needed under NODE_ENV=production as well.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund']
  await runStep('Installing dependencies', { ...npm(args), cwd: root })
  const stamp = join(root, PLATFORM_STAMP)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, platform())
}

/**
 * npm notes what it has installed when it has finished, so that note is compared with the lock file; a folder
 * installed by hand counts as well. Native modules must be this platform's, where that is known.
 *
 * @param {string} root
 */
export function isInstalled(root) {
  const installed = packagesOf(join(root, 'node_modules/.package-lock.json'))
  const locked = packagesOf(join(root, 'package-lock.json'))
  const stamp = join(root, PLATFORM_STAMP)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') !== platform()) return false
  if (!Object.keys(installed).every((path) => path in locked)) return false
  return Object.entries(locked).every(([path, wanted]) => {
    const found = installed[path]
    // Optional packages are there or not depending on the platform; the entry "" is the project itself.
    if (!found) return path === '' || wanted.optional === true || wanted.devOptional === true
    return found.version === wanted.version && found.integrity === wanted.integrity
  })
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }>}
 */
function packagesOf(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : {}
}

const platform = () => `${process.platform} ${process.arch} ABI ${process.versions.modules}\n`

/**
 * @param {readonly string[]} args
 * @returns {{ program?: string, args: readonly string[] }} the npm that runs us, else the one beside this Node, else any
 */
function npm(args) {
  const besideNode = ['../lib/node_modules/npm/bin/npm-cli.js', 'node_modules/npm/bin/npm-cli.js']
  const candidates = [
    process.env['npm_execpath'] ?? '',
    ...besideNode.map((path) => join(dirname(process.execPath), path)),
  ]
  // pnpm and yarn set npm_execpath too, to themselves.
  const script = candidates.find((path) => basename(path) === 'npm-cli.js' && existsSync(path))
  return script ? { args: [script, ...args] } : { program: 'npm', args }
}
