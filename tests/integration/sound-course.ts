import { choice, GARDENING, page } from './content-fixtures.ts'

const CLAY = 'gardening/01-soil/01-clay.md'
const SAND = 'gardening/01-soil/02-sand.md'
const TASKS = 'gardening/01-soil/02-sand.tasks.yaml'

/** A course with nothing to complain of, in which everything is there that a check looks at. */
export const SOUND: Readonly<Record<string, string>> = {
  ...GARDENING,
  [CLAY]: page({ title: 'Clay', minutes: 5 }, '## Heavy\n\nIt is heavy.'),
  [SAND]: page(
    { title: 'Sand', minutes: 7 },
    'Like [clay](clay#section-heavy), or see [the table](/courses/gardening/lessons/beds) and [here](#section-end).\n\n## End',
  ),
  [TASKS]: [
    `- id: typed
  type: short-text
  prompt: Name it. See [the course](/courses/gardening).
  accept: [sand, fine sand]
  mistakes: [{ text: dust, explanation: Finer still. }]
  right: Yes.
  wrong: No.
- id: measured
  type: number
  prompt: How heavy?
  answer: 1600
  tolerance: 0.5
  unit: kg
  mistakes: [{ value: 1.6, explanation: That is in tons. }]
  right: Yes.
  wrong: No.
- id: several
  type: multiple-choice
  prompt: Which?
  choices:
    - { text: This, correct: true, explanation: 'Yes.' }
    - { text: That, correct: true, explanation: 'Yes.' }
    - { text: Neither, explanation: 'No.' }
  right: Yes.
  wrong: No.
- id: in-order
  type: ordering
  prompt: From fine to coarse.
  items: [{ text: silt }, { text: sand, explanation: In between. }, { text: gravel }]
  right: Yes.
  wrong: No.
- id: in-pairs
  type: matching
  prompt: Match.
  pairs: [{ term: sand, match: light }, { term: clay, match: heavy }]
  extras: [wet]
  right: Yes.
  wrong: No.
- id: in-gaps
  type: cloze
  prompt: Complete.
  text: '{{what}} is {{how}}.'
  gaps:
    what: { accept: [sand, fine sand], mistakes: [{ text: clay, explanation: That is heavy. }] }
    how: { accept: [light], options: [light, heavy], mistakes: [{ text: heavy, explanation: That is clay. }] }
  right: Yes.
  wrong: No.
- id: with-reason
  type: true-false
  prompt: Sand is light.
  answer: true
  reasons:
    - { text: It has air in it, correct: true, explanation: 'Yes.' }
    - { text: It is yellow, explanation: 'No.' }
  right: Yes.
  wrong: No.
- id: printed
  type: predict-output
  prompt: What comes out?
  language: js
  code: console.log(1 + 1)
  accept: ['2']
  mistakes: [{ text: '11', explanation: They are numbers. }]
  right: Yes.
  wrong: No.
- id: printed-of-these
  type: predict-output
  prompt: What comes out?
  language: js
  code: console.log('1' + 1)
  choices:
    - { text: '2', explanation: 'No.' }
    - { text: '11', correct: true, explanation: 'Yes.' }
  right: Yes.
  wrong: No.
`,
    choice('last'),
  ].join(''),
}
