import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where the lesson is that has a task of each of these types. */
export const LESSON = '/courses/every-type/lessons/all-of-them'

/** Writes a folder of content with one course, whose one lesson has tasks to be ordered, matched, filled and foretold. */
export async function writeCourse(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hedgeschool-content-'))
  const course = join(folder, 'every-type')
  await mkdir(join(course, '01-one'), { recursive: true })
  await Promise.all([
    writeFile(join(course, 'course.md'), COURSE),
    writeFile(join(course, 'config.json'), JSON.stringify(TOPIC)),
    writeFile(join(course, '01-one/module.md'), MODULE),
    writeFile(join(course, '01-one/01-all-of-them.md'), LESSON_TEXT),
    writeFile(join(course, '01-one/01-all-of-them.tasks.yaml'), TASKS),
  ])
  return folder
}

const COURSE = `---
title: Every type
description: A task of each.
difficulty: BEGINNER
objectives: [Answer them]
---

All of them.
`
const MODULE = `---
title: One
description: One.
---
`
const LESSON_TEXT = `---
title: All of them
minutes: 5
---

Below are the tasks.
`
const TOPIC = {
  topicSlug: 'every-type',
  topicTitle: 'Every type',
  category: 'tests',
  description: 'Every type.',
  difficulty: 'BEGINNER',
  maxXp: 1000,
  baseTaskXp: 10,
  dailyFullTasks: 10,
  dailyHalfTasks: 10,
  multiplierFull: 1,
  multiplierHalf: 0.5,
  multiplierLow: 0.1,
  multiplierEarly: 0.25,
  levelThresholds: [0, 50, 120],
  dailyXpDecay: 0.01,
  minXpPercent: 0.5,
  reviewIntervals: [1, 3, 7],
  tags: ['tests'],
  scheduler: 'stages',
  desiredRetention: 0.9,
}

const TASKS = String.raw`
- id: order
  type: ordering
  prompt: Bring the clauses into order.
  items:
    - text: '${'`SELECT`'}'
    - text: '${'`FROM`'}'
    - text: '${'`WHERE`'}'
      explanation: It filters what comes before it.
    - text: '${'`ORDER BY`'}'
  right: That is the order.
  wrong: Think of a query.
- id: match
  type: matching
  prompt: Match each fraction with its other name.
  pairs:
    - { term: '$\frac{9}{4}$', match: '$2\frac{1}{4}$' }
    - { term: '$\frac{9}{2}$', match: '$4\frac{1}{2}$', explanation: Eight halves are four. }
  extras: ['a number that is so long that it does not fit into any list']
  right: Divide.
  wrong: How many make one?
- id: fill
  type: cloze
  prompt: Complete the query.
  language: sql
  code: SELECT {{what}} FROM book {{clause}} pages > 100
  gaps:
    what: { accept: ['*'] }
    clause: { accept: [WHERE], options: [WHERE, HAVING] }
  right: That filters.
  wrong: Which rows?
- id: odd
  type: true-false
  prompt: The sum of two odd numbers is odd.
  answer: false
  reasons:
    - { text: The two ones that are over make a pair, correct: true, explanation: So they do. }
    - { text: '$3 + 5 = 8$', explanation: One example is no reason. }
  right: It is even.
  wrong: Try two.
- id: foretell
  type: predict-output
  prompt: What is printed?
  language: js
  code: |
    console.log(7)
    console.log(5)
  accept: ["7\n5"]
  right: Line by line.
  wrong: One line each.
`
