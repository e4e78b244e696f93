import { describe, expect, it } from 'vitest'
import { choice, count, select, GARDENING, useSchool, type Malformed } from './content-fixtures.ts'

const school = useSchool(GARDENING)

const CLAY_TASKS = 'gardening/01-soil/01-clay.tasks.yaml'
const BEDS_TASKS = 'gardening/02-seed/01-beds.tasks.yaml'

const malformed: readonly Malformed[] = [
  ['a tab', { [CLAY_TASKS]: '- id: a\n\ttype: number\n' }, [expect.stringContaining(`${CLAY_TASKS}:2: `)]],
  [
    'YAML with an open quote',
    { [CLAY_TASKS]: '- id: a\n  prompt: "x\n' },
    [expect.stringContaining(`${CLAY_TASKS}:`)],
  ],
  ['no list of tasks', { [CLAY_TASKS]: 'id: a\n' }, [`${CLAY_TASKS}:1: expected a list of tasks`]],
  ['an empty file of tasks', { [CLAY_TASKS]: '# nothing\n' }, [`${CLAY_TASKS}:1: expected a list of tasks`]],
  [
    'a task without an id',
    { [CLAY_TASKS]: '- type: number\n' },
    [`${CLAY_TASKS}:1: id: this field is missing`],
  ],
  [
    'an id that is no slug',
    { [CLAY_TASKS]: count('How_Many') },
    [`${CLAY_TASKS}:1: id: expected lower case letters and digits, joined by single hyphens`],
  ],
  [
    'an id twice',
    { [CLAY_TASKS]: count('a') + count('a') },
    [`${CLAY_TASKS}:7: id: another task of this lesson has the same id`],
  ],
  [
    'an unknown type',
    { [CLAY_TASKS]: '- id: a\n  type: riddle\n' },
    [
      `${CLAY_TASKS}:2: type: expected one of single-choice, multiple-choice, number, short-text, sql, ordering, matching, ` +
        'cloze, true-false, predict-output',
    ],
  ],
  [
    'an unknown kind',
    { [CLAY_TASKS]: choice('a', { kind: 'fun' }) },
    [`${CLAY_TASKS}:3: kind: expected one of practice, exam`],
  ],
  [
    'a field that the type does not have',
    { [CLAY_TASKS]: `${count('a')}  tolerence: 1\n` },
    [expect.stringContaining(`${CLAY_TASKS}:7: tolerence: `)],
  ],
  [
    'a field that the type wants',
    { [CLAY_TASKS]: count('a').replace('  answer: 3\n', '') },
    [`${CLAY_TASKS}:1: answer: this field is missing`],
  ],
  [
    'no correct choice',
    { [CLAY_TASKS]: choice('a').replace('correct: true', 'correct: false') },
    [`${CLAY_TASKS}:4: choices: exactly one choice has to be correct; here 0 are`],
  ],
  [
    'a choice without explanation',
    { [CLAY_TASKS]: choice('a').replace('      explanation: No.\n', '') },
    [`${CLAY_TASKS}:8: choices.explanation: this field is missing`],
  ],
  [
    'a text that is a number',
    { [CLAY_TASKS]: choice('a').replace('text: That', 'text: 42') },
    [`${CLAY_TASKS}:8: choices.text: expected text, found a number: put it in quotes`],
  ],
  [
    'an alias',
    { [CLAY_TASKS]: '- id: &a x\n  type: *a\n' },
    [`${CLAY_TASKS}:2: *a cannot be used here; write the text out`],
  ],
  [
    'a dataset that is not there',
    { 'gardening/datasets/beds.sql': null },
    [1, 11].map((line) => `${BEDS_TASKS}:${line + 2}: dataset: there is no datasets/beds.sql in this course`),
  ],
  [
    'a dataset that fails',
    { 'gardening/datasets/beds.sql': 'CREATE TABLE (' },
    [
      expect.stringContaining(`${BEDS_TASKS}:3: dataset: `),
      expect.stringContaining(`${BEDS_TASKS}:13: dataset: `),
    ],
  ],
  [
    'a solution that fails',
    { [BEDS_TASKS]: select('a', 'SELECT nam FROM bed') },
    [`${BEDS_TASKS}:5: solution: no such column: nam`],
  ],
  [
    'a mistake that would pass',
    { [BEDS_TASKS]: select('a', 'SELECT id FROM bed') },
    [`${BEDS_TASKS}:7: mistakes.query: this would count as right`],
  ],
]

describe('what is wrong in a file of tasks is reported with file and line', () => {
  it.each(malformed)('%s', async (_what, files, problems) => {
    await school().write(files)
    expect((await school().sync()).problems).toEqual(problems)
  })
})
