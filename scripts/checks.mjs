// @ts-check
import { toolScript } from './tool-script.mjs'

/**
 * One part of `npm test`.
 *
 * @typedef {object} Check
 * @property {string} name what `npm test -- name` calls it
 * @property {(root: string) => string[]} args what this Node runs
 * @property {boolean} [isVitest] its tests are counted one by one
 * @property {boolean} [needsBuild] it looks at `build/`
 * @property {boolean} [needsQuiet] it looks at times, and runs by itself
 * @property {boolean} [needsChromium]
 */

/** @type {readonly Check[]} */
export const checks = [
  { name: 'types', args: (root) => [toolScript(root, 'typescript', 'tsc')] },
  { name: 'lint', args: (root) => [toolScript(root, 'oxlint')] },
  { name: 'format', args: (root) => [toolScript(root, 'oxfmt'), '--check'] },
  { name: 'lockfile', args: () => ['scripts/complete-lockfile.mjs', 'package-lock.json', '--check'] },
  { name: 'dead', args: (root) => [toolScript(root, 'knip')] },
  { name: 'drift', args: () => ['--import', 'tsx', 'scripts/db-validate.ts'] },
  vitest('unit'),
  vitest('simulation'),
  { ...vitest('browser'), needsBuild: true, needsChromium: true },
  { ...vitest('integration'), needsBuild: true },
  { ...vitest('edge'), needsBuild: true, needsQuiet: true },
]

/**
 * @param {string} project of vitest.config.ts
 * @returns {Check}
 */
function vitest(project) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile(project)}`]
  return {
    name: project,
    isVitest: true,
    args: (root) => [toolScript(root, 'vitest'), 'run', '--project', project, ...reporters],
  }
}

/**
 * @param {string} project
 * @returns {string} where vitest leaves its report, from the root
 */
export function reportFile(project) {
  return `test-results/${project}.json`
}
