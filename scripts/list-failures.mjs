// @ts-check
import { stripVTControlCharacters } from 'node:util'

const MOST = 20
const LINES_EACH = 25

/**
 * What failed in a vitest run, by its JSON report: the test's file and name, and the beginning of what it said.
 *
 * @param {string | null} report null when it wrote none
 * @returns {string[]} a text for each of the first 20; empty when the report blames no test
 */
export function listFailures(report) {
  if (report === null) return []
  /** @type {VitestReport} */
  const { testResults } = JSON.parse(report)
  return testResults.flatMap(failuresOf).slice(0, MOST)
}

/** @param {FileResult} file */
function failuresOf({ name, status, message, assertionResults }) {
  const failed = assertionResults.filter((test) => test.status === 'failed')
  // A file that cannot even be loaded has no failed test.
  if (failed.length === 0) return status === 'failed' ? [describe(name, '', message ?? '')] : []
  return failed.map((test) => describe(name, test.fullName, test.failureMessages.join('\n')))
}

/**
 * @param {string} file
 * @param {string} test
 * @param {string} said
 */
function describe(file, test, said) {
  const lines = stripVTControlCharacters(said).trimEnd().split('\n').slice(0, LINES_EACH)
  return [`✗ ${file.replace(`${process.cwd()}/`, '')}${test ? ` › ${test}` : ''}`, ...lines]
    .join('\n    ')
    .trimEnd()
}

/**
 * @typedef {object} VitestReport
 * @property {FileResult[]} testResults
 *
 * @typedef {object} FileResult
 * @property {string} name
 * @property {string} status
 * @property {string} [message]
 * @property {{ status: string, fullName: string, failureMessages: string[] }[]} assertionResults
 */
