// @ts-check
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { buildApplication, generateClient } from './build.mjs'
import { installDependencies } from './install.mjs'
import { endWith, Problem } from './problem.mjs'
import { stopWithNpm } from './stop-with-npm.mjs'
import { toolScript } from './tool-script.mjs'

const root = join(import.meta.dirname, '..')

/**
 * Kills processes of a school at random moments and checks what was promised. Ends with 1 where a promise was broken.
 *
 * @param {string} kills as it was typed
 */
export async function runChaos(kills) {
  try {
    if (!/^[1-9]\d{0,4}$/.test(kills))
      throw new Problem(`Expected a number of kills, not "${kills}": npm run test:chaos -- 200`)
    stopWithNpm()
    process.chdir(root)
    await installDependencies(root)
    await generateClient(root)
    await buildApplication(root)
    const tests = spawn(
      process.execPath,
      [toolScript(root, 'vitest'), 'run', '--project', 'edge', 'tests/edge/chaos.test.ts'],
      { stdio: 'inherit', env: { ...process.env, CHAOS_KILLS: kills } },
    )
    const [code] = await once(tests, 'exit')
    process.exitCode = code ?? 1
  } catch (problem) {
    endWith(problem)
  }
}
