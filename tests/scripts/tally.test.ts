import { expect, test } from 'vitest'
import { closingLine, tallyOfReport } from '../../scripts/tally.mjs'

const report = (counts: Record<string, number>, files: readonly object[] = []): string =>
  JSON.stringify({
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: files,
    ...counts,
  })

test.each([
  ['all passed', report({ numPassedTests: 5 }), true, { passed: 5, failed: 0, skipped: 0 }],
  [
    'some failed',
    report({ numPassedTests: 5, numFailedTests: 2 }),
    false,
    { passed: 5, failed: 2, skipped: 0 },
  ],
  [
    'skipped and to do',
    report({ numPassedTests: 5, numPendingTests: 2, numTodoTests: 1 }),
    true,
    { passed: 5, failed: 0, skipped: 3 },
  ],
  ['no report', null, false, { passed: 0, failed: 1, skipped: 0 }],
  ['nothing found', report({}), true, { passed: 0, failed: 1, skipped: 0 }],
  ['nothing but skipped ones', report({ numPendingTests: 2 }), true, { passed: 0, failed: 1, skipped: 2 }],
  ['an error outside the tests', report({ numPassedTests: 5 }), false, { passed: 5, failed: 1, skipped: 0 }],
  [
    'files that cannot be loaded',
    report({ numPassedTests: 5, numFailedTests: 1 }, [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ]),
    false,
    { passed: 5, failed: 2, skipped: 0 },
  ],
])('%s', (_, json, ok, expected) => {
  expect(tallyOfReport(json, ok)).toEqual(expected)
})

test('the closing line adds everything up and mentions skipped tests only when there are some', () => {
  const tallies = [
    { passed: 1, failed: 0, skipped: 0 },
    { passed: 40, failed: 2, skipped: 0 },
  ]
  expect(closingLine(tallies)).toBe('41 passed, 2 failed')
  expect(closingLine([...tallies, { passed: 0, failed: 0, skipped: 3 }])).toBe(
    '41 passed, 2 failed, 3 skipped',
  )
})
