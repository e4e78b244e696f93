import { expect, test } from 'vitest'
import { listFailures } from '../../scripts/list-failures.mjs'

const report = (...testResults: object[]): string => JSON.stringify({ testResults })
const file = (status: string, assertionResults: object[], message = '') => ({
  name: `${process.cwd()}/app/kernel/day.test.ts`,
  status,
  message,
  assertionResults,
})
const failed = {
  status: 'failed',
  fullName: 'a day ends',
  failureMessages: ['\u001B[31mnot yet\u001B[39m\n at x'],
}

test('names each failed test with what it said, and nothing that went well', () => {
  const passed = { status: 'passed', fullName: 'a day begins', failureMessages: [] }
  expect(listFailures(report(file('failed', [passed, failed]), file('passed', [passed])))).toEqual([
    '✗ app/kernel/day.test.ts › a day ends\n    not yet\n     at x',
  ])
})

test('names a file that cannot be loaded', () => {
  expect(listFailures(report(file('failed', [], 'no such module')))).toEqual([
    '✗ app/kernel/day.test.ts\n    no such module',
  ])
})

test('is short, however much is broken', () => {
  const long = { ...failed, failureMessages: ['line\n'.repeat(500)] }
  const failures = listFailures(
    report(
      file(
        'failed',
        Array.from({ length: 90 }, () => long),
      ),
    ),
  )
  expect(failures).toHaveLength(20)
  expect(failures[0]?.split('\n')).toHaveLength(26)
})

test('is empty without a report, and when no test is to blame', () => {
  expect(listFailures(null)).toEqual([])
  expect(listFailures(report(file('passed', [])))).toEqual([])
})
