// @ts-check

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/**
 * What vitest's JSON report counts for.
 *
 * @param {string | null} report null when it wrote none
 * @param {boolean} ok whether vitest itself ended well
 * @returns {Tally} never all well when vitest was not, and never when it found nothing to run
 */
export function tallyOfReport(report, ok) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 }
  /** @type {VitestReport} */
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(report)
  // A file that cannot even be loaded has no tests in the report to be counted.
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  const failed = numFailedTests + broken.length
  const isBad = !ok || numPassedTests === 0
  return {
    passed: numPassedTests,
    failed: isBad ? Math.max(1, failed) : failed,
    skipped: numPendingTests + numTodoTests,
  }
}

/**
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {{ status: string, assertionResults: { status: string }[] }[]} testResults
 */

/**
 * The last line of `npm test`.
 *
 * @param {readonly Tally[]} tallies
 */
export function closingLine(tallies) {
  const { passed, failed, skipped } = sum(tallies)
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
function sum(tallies) {
  const none = { passed: 0, failed: 0, skipped: 0 }
  return tallies.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    none,
  )
}
