import { describe, expect, it } from 'vitest'
import { count, page, GARDENING, useSchool, type Malformed } from './content-fixtures.ts'

const school = useSchool(GARDENING)

const COURSE = 'gardening/course.md'
const CLAY = 'gardening/01-soil/01-clay.md'
const CLAY_TASKS = 'gardening/01-soil/01-clay.tasks.yaml'
const BEDS_TASKS = 'gardening/02-seed/01-beds.tasks.yaml'
const CONFIG = 'gardening/config.json'

const malformed: readonly Malformed[] = [
  [
    'a slug with capitals',
    { 'gardening/01-soil/03-Loam.md': page({ title: 'Loam', minutes: 5 }, 'x') },
    [
      'gardening/01-soil/03-Loam.md:1: Loam has to be lower case letters and digits, joined by single hyphens',
    ],
  ],
  [
    'a lesson without a number',
    { 'gardening/01-soil/loam.md': page({ title: 'Loam', minutes: 5 }, 'x') },
    [
      'gardening/01-soil/loam.md:1: the name loam has to begin with a number and a hyphen, as in 01-first-steps',
    ],
  ],
  [
    'a module without a number',
    { 'gardening/pots/module.md': 'x' },
    [
      'gardening/pots/module.md:1: the name pots has to begin with a number and a hyphen, as in 01-first-steps',
    ],
  ],
  [
    'two lessons with one number',
    { 'gardening/01-soil/02-silt.md': page({ title: 'Silt', minutes: 5 }, 'x') },
    ['gardening/01-soil/02-silt.md:1: another one beside it has the number 2 as well'],
  ],
  [
    'two modules with one number',
    { 'gardening/02-shed/module.md': page({ title: 'Shed', description: 'x' }, 'x') },
    ['gardening/02-shed/module.md:1: another one beside it has the number 2 as well'],
  ],
  [
    'two lessons with one slug',
    { 'gardening/02-seed/02-clay.md': page({ title: 'Clay', minutes: 5 }, 'x') },
    [
      expect.stringMatching(
        /^gardening\/02-seed\/02-clay\.md:1: .*01-soil\/01-clay\.md has the slug clay as well$/,
      ),
    ],
  ],
  [
    'tasks without their lesson',
    { 'gardening/01-soil/03-loam.tasks.yaml': count('a') },
    ['gardening/01-soil/03-loam.tasks.yaml:1: there is no lesson 03-loam.md beside it'],
  ],
  [
    'tasks in a file of another ending',
    { 'gardening/01-soil/02-sand.yml': count('a') },
    ['gardening/01-soil/02-sand.yml:1: a file of tasks is called like its lesson, ending in .tasks.yaml'],
  ],
  [
    'a module without module.md',
    { 'gardening/01-soil/module.md': null },
    ['gardening/01-soil/module.md:1: this file is missing'],
  ],
  ['a course without course.md', { [COURSE]: null }, [`${COURSE}:1: this file is missing`]],
  [
    'a course with capitals',
    { 'Botany/course.md': page({ title: 'x', description: 'x', difficulty: 'EXPERT' }, '') },
    ['Botany/course.md:1: Botany has to be lower case letters and digits, joined by single hyphens'],
  ],
  [
    'a file that is no text',
    { [CLAY]: Uint8Array.of(0x2d, 0xff, 0xfe) },
    [`${CLAY}:1: this file is not UTF-8 text`],
  ],
  [
    'no topic for tasks',
    { [CONFIG]: null },
    [CLAY_TASKS, BEDS_TASKS].map(
      (file) => `${file}:1: no config.json beside it or in the course says which topic these tasks count for`,
    ),
  ],
]

describe('a file that has no place is reported', () => {
  it.each(malformed)('%s', async (_what, files, problems) => {
    await school().write(files)
    expect((await school().sync()).problems).toEqual(problems)
  })
})
