// @ts-check
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { chromium } from 'playwright'
import { Problem } from './problem.mjs'
import { runHidden } from './run-hidden.mjs'
import { runStep } from './run-step.mjs'
import { toolScript } from './tool-script.mjs'

/**
 * The Chromium that the browser tests drive, installed when there is none. In this order:
 *
 * 1. `CHROMIUM_PATH`; when it is set and wrong that is an error, not a reason to look elsewhere;
 * 2. Playwright's own, where it is on the disk and starts;
 * 3. the system's: `/usr/bin/chromium` and the usual places of each platform;
 * 4. root on Debian: the package `chromium`, which brings the libraries it needs along;
 * 5. Playwright's own, downloaded. A refusal is remembered for a day, so it costs its seconds only once.
 *
 * @param {string} root
 * @returns {Promise<string>} path of the program
 */
export async function findChromium(root) {
  const chosen = process.env['CHROMIUM_PATH']
  if (chosen) return checked(chosen)
  const playwrightsOwn = chromium.executablePath()
  return (
    (await firstThatStarts([playwrightsOwn, ...systemPaths()])) ??
    (await installFromDebian(root)) ??
    (await downloadFromPlaywright(root, playwrightsOwn)) ??
    giveUp()
  )
}

/**
 * @param {readonly string[]} paths
 * @returns {Promise<string | undefined>} a file may exist and not start: a stub, or a library is missing
 */
export async function firstThatStarts(paths) {
  for (const path of paths) if (await starts(path)) return path
  return undefined
}

/** @param {string} path */
async function checked(path) {
  if (await starts(path)) return path
  throw new Problem(
    `CHROMIUM_PATH: ${path} is not a Chromium that starts. Correct it, or unset it to use another.`,
  )
}

/** @param {string} path */
async function starts(path) {
  if (!existsSync(path)) return false
  // On Windows `--version` opens a window and does not return.
  if (process.platform === 'win32') return true
  return (await runHidden({ program: path, args: ['--version'], cwd: dirname(path), limitMs: 20_000 })).ok
}

function systemPaths() {
  if (process.platform === 'darwin') {
    return ['Chromium', 'Google Chrome'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map(
      (name) => process.env[name] ?? 'C:\\',
    )
    return folders.flatMap((folder) =>
      ['Chromium', 'Google\\Chrome'].map((name) => join(folder, name, 'Application\\chrome.exe')),
    )
  }
  return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(
    (name) => `/usr/bin/${name}`,
  )
}

/** @param {string} root */
async function installFromDebian(root) {
  if (process.getuid?.() !== 0 || !isDebian()) return undefined
  const apt = { program: 'apt-get', cwd: root, env: { DEBIAN_FRONTEND: 'noninteractive' } }
  const wait = ['-o', 'DPkg::Lock::Timeout=120']
  // Without a font every page is blank.
  const packages = ['chromium', 'fonts-dejavu-core']
  const install = [...wait, 'install', '-y', '--no-install-recommends', ...packages]
  try {
    await runStep('Updating the list of Debian packages', { ...apt, args: [...wait, 'update'] })
    await runStep('Installing chromium', { ...apt, args: install })
  } catch (problem) {
    process.stdout.write(`  ${firstLine(problem)}\n`)
  }
  return firstThatStarts(systemPaths())
}

function isDebian() {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
}

const DAY_MS = 86_400_000

/**
 * @param {string} root
 * @param {string} path where it will be
 */
async function downloadFromPlaywright(root, path) {
  const refusal = join(root, 'node_modules/.cache/hedgeschool/chromium-download-refused')
  const refusedAt = statSync(refusal, { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (Date.now() - refusedAt < DAY_MS) return undefined
  const args = [toolScript(root, 'playwright'), 'install', 'chromium']
  try {
    await runStep("Downloading Playwright's Chromium", { args, cwd: root, limitMs: 60_000 })
  } catch (problem) {
    process.stdout.write(`  ${firstLine(problem)}\n`)
    mkdirSync(dirname(refusal), { recursive: true })
    writeFileSync(refusal, '')
  }
  return firstThatStarts([path])
}

/** @param {unknown} problem */
function firstLine(problem) {
  if (!(problem instanceof Problem)) throw problem
  return problem.message.split('\n', 1)[0]
}

/** @returns {never} */
function giveUp() {
  const commands =
    process.platform === 'linux'
      ? 'sudo apt-get install chromium (Debian), or npx playwright install --with-deps chromium'
      : 'npx playwright install chromium'
  throw new Problem(
    `No Chromium for the browser tests. Run: ${commands}; or set CHROMIUM_PATH to one you have.`,
  )
}
