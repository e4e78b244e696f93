// @ts-check
// The first module of `npm start` and `npm test`. It imports nothing and uses no syntax that a Node of 2019 does not
// parse: everything newer comes in after it, by dynamic import.

/** Ends the process with one clear line when this Node is too old. */
export function requireNode() {
  const problem = nodeProblem(process.version)
  if (problem === null) return
  process.stderr.write(problem + '\n')
  process.exit(1)
}

/**
 * @param {string} version as `process.version` gives it
 * @returns {string | null} what to tell the person, or null when the version will do
 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.replace('v', '').split('.').map(Number)
  // What Prisma, Vite and vitest ask for: 20.19, 22.12, or anything after.
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 23) return null
  const needed = major === 21 || major === 22 ? '22.12' : '20.19'
  return `Hedgeschool needs Node ${needed} or later; this is ${version}. Get one from https://nodejs.org and try again.`
}
