import { expect, test } from 'vitest'
import { fakeProject, runScript, tool, write } from './fake-project.ts'

/** A command that prints something and ends with a code. */
function command(packageName: string, name: string, script: string): Record<string, string> {
  return { ...tool(packageName, name, {}), [`node_modules/${packageName}/cli.js`]: script }
}

/** Leaves the report that vitest would, for the project it is asked for. */
const FAKE_VITEST = `
  import { writeFileSync } from 'node:fs'
  const project = process.argv[process.argv.indexOf('--project') + 1]
  const reports = JSON.parse(process.env.FAKE_REPORTS)
  const report = reports[project]
  const file = process.argv.find((arg) => arg.startsWith('--outputFile.json=')).split('=')[1]
  if (report) writeFileSync(file, JSON.stringify(report))
  console.log('tests of', project, process.env.APP_ENV, process.env.DATA_DIR)
  process.exitCode = report && report.numFailedTests === 0 ? 0 : 1`

const report = (numPassedTests: number, numFailedTests: number, numPendingTests = 0) => ({
  numPassedTests,
  numFailedTests,
  numPendingTests,
  numTodoTests: 0,
  testResults:
    numFailedTests === 0
      ? []
      : [
          {
            name: 'some.test.ts',
            status: 'failed',
            assertionResults: [{ status: 'failed', fullName: 'it works', failureMessages: ['it does not'] }],
          },
        ],
})

function projectWithChecks(): string {
  const root = fakeProject()
  write(root, {
    ...command('typescript', 'tsc', ''),
    ...command('oxlint', 'oxlint', "console.log('error: that is not how we do it'); process.exitCode = 1"),
    ...command('oxfmt', 'oxfmt', ''),
    ...command('knip', 'knip', ''),
    ...command('tsx', 'tsx', ''),
    'node_modules/tsx/package.json': '{ "name": "tsx", "type": "module", "exports": "./cli.js" }',
    'scripts/db-validate.ts': '',
    ...command('vitest', 'vitest', FAKE_VITEST),
  })
  // A Node that does not know TypeScript can still import an empty module.
  write(root, { 'scripts/package.json': '{ "type": "module" }' })
  return root
}

test('goes on after a failure, shows what failed, and closes with one line', async () => {
  const reports = { unit: report(3, 0), integration: report(2, 1, 4) }
  const names = ['types', 'lint', 'format', 'lockfile', 'dead', 'unit', 'integration']
  const { code, output } = await runScript(projectWithChecks(), ['scripts/test.mjs', ...names], {
    FAKE_REPORTS: JSON.stringify(reports),
    DATA_DIR: '/srv/real-data',
  })
  expect(output).toMatch(/^FAILED {2}lint +\d+\.\d s$/m)
  expect(output).toContain('error: that is not how we do it')
  expect(output).toMatch(/^ok {6}unit +\d+\.\d s {2}3 passed$/m)
  // Four plain checks and 3 + 2 tests; lint and one test.
  expect(output.trimEnd().split('\n').at(-1)).toBe('9 passed, 2 failed, 4 skipped')
  expect(code).toBe(1)
  expect(output).toMatch(/^FAILED {2}integration .*\n\n✗ some\.test\.ts › it works\n {4}it does not\n/m)
  expect(output, 'what failed, once more at the end').toMatch(
    /\nFAILED lint\n\nFAILED integration\n✗ some\.test\.ts › it works\n\n9 passed/,
  )
  expect(output, 'what went well is not shown').not.toContain('tests of')
})

test('runs only what is named, and builds only for what looks at the build', async () => {
  const env = { FAKE_REPORTS: JSON.stringify({ unit: report(3, 0) }) }
  const { code, output } = await runScript(projectWithChecks(), ['scripts/test.mjs', 'unit', 'types'], env)
  expect(output).not.toContain('Building')
  expect(output.trimEnd().split('\n').at(-1)).toBe('4 passed, 0 failed')
  expect(code).toBe(0)
})

test('a project that leaves no report counts as one failure, and shows what it printed', async () => {
  const { output } = await runScript(projectWithChecks(), ['scripts/test.mjs', 'unit'], {
    FAKE_REPORTS: '{}',
    DATA_DIR: '/srv/real-data',
  })
  expect(output, 'nothing real reaches it').toContain('tests of unit test undefined')
  expect(output.trimEnd().split('\n').at(-1)).toBe('0 passed, 1 failed')
})

test('a failed set-up stops everything', async () => {
  const root = projectWithChecks()
  write(root, command('prisma', 'prisma', "console.error('Error: bad schema'); process.exitCode = 1"))
  const { code, output } = await runScript(root, ['scripts/test.mjs', 'types'])
  expect(output).toContain('Generating the database client failed: Error: bad schema')
  expect(output).not.toContain('passed')
  expect(code).toBe(1)
})

test('an unknown name gets one line with the known ones', async () => {
  const { code, output } = await runScript(projectWithChecks(), ['scripts/test.mjs', 'units'])
  expect(output).toMatch(/^No check is called units\. There are: types, lint, .*edge\.\n$/)
  expect(code).toBe(1)
})
