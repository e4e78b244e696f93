// @ts-check
import { readFileSync, writeFileSync } from 'node:fs'

// node scripts/complete-lockfile.mjs [package-lock.json] [--check]
//
// npm leaves an optional dependency out of the lock file when the registry that it reached does not carry it (binaries
// for other platforms), and `npm ci` then refuses that lock file. This adds an entry, without a checksum, for each
// optional dependency that a locked package names and the lock file lacks. --check only counts, and exits 1 if any lack.

/**
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, optionalDependencies?: Record<string, string>,
 *   os?: string[], cpu?: string[], libc?: string[] }} LockedPackage
 */

const OPERATING_SYSTEMS = 'darwin win32 linux android freebsd openbsd netbsd sunos aix openharmony'.split(' ')
const PROCESSORS = 'arm64 x64 ia32 arm riscv64 ppc64 s390x loong64 mips64el wasm32'.split(' ')

const args = process.argv.slice(2)
const isCheck = args.includes('--check')
const file = args.find((arg) => !arg.startsWith('--')) ?? 'package-lock.json'
/** @type {{ packages: Record<string, LockedPackage> }} */
const lock = JSON.parse(readFileSync(file, 'utf8'))

const missing = Object.entries(lock.packages).flatMap(([from, { dev, optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies)
    .filter(([name]) => !isLocked(from, name))
    .map(([name, version]) => ({ name, version, dev })),
)
if (!isCheck && missing.length > 0) writeCompleted()
process.stdout.write(`${missing.length} optional packages were missing from ${file}\n`)
process.exitCode = isCheck && missing.length > 0 ? 1 : 0

/**
 * Node's own resolution: from the package's folder upwards.
 *
 * @param {string} from
 * @param {string} name
 */
function isLocked(from, name) {
  for (let base = from; base; base = base.slice(0, Math.max(0, base.lastIndexOf('node_modules/') - 1))) {
    if (`${base}/node_modules/${name}` in lock.packages) return true
  }
  return `node_modules/${name}` in lock.packages
}

function writeCompleted() {
  for (const { name, version, dev } of missing) {
    lock.packages[`node_modules/${name}`] ??= platformEntry(name, version, dev)
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
}

/**
 * @param {string} name
 * @param {string} version
 * @param {boolean | undefined} dev
 * @returns {LockedPackage} what such a package's name says about where it belongs
 */
function platformEntry(name, version, dev) {
  const words = name.slice(name.indexOf('/') + 1).split(/[-.]/)
  const os = OPERATING_SYSTEMS.find((word) => words.includes(word))
  const cpu = PROCESSORS.find((word) => words.includes(word))
  return {
    version,
    ...(cpu && { cpu: [cpu] }),
    ...(dev && { dev: true }),
    ...(words.includes('musl') && { libc: ['musl'] }),
    optional: true,
    ...(os && { os: [os] }),
  }
}
