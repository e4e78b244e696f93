import { describe, expect, it } from 'vitest'
import { choice, page, GARDENING, useSchool, type Malformed } from './content-fixtures.ts'

const school = useSchool(GARDENING)

const COURSE = 'gardening/course.md'
const CLAY = 'gardening/01-soil/01-clay.md'
const CLAY_TASKS = 'gardening/01-soil/01-clay.tasks.yaml'

const malformed: readonly Malformed[] = [
  [
    'no front matter',
    { [CLAY]: '## Clay\n' },
    [`${CLAY}:1: expected front matter between two lines of --- at the beginning`],
  ],
  [
    'front matter without its end',
    { [CLAY]: '---\ntitle: Clay\nminutes: 5\n' },
    [`${CLAY}:1: expected front matter between two lines of --- at the beginning`],
  ],
  [
    'a missing field',
    { [CLAY]: page({ title: 'Clay' }, 'x') },
    [`${CLAY}:2: minutes: this field is missing`],
  ],
  [
    'an unknown field',
    { [CLAY]: '---\ntitle: Clay\nminutes: 5\nminute: 6\n---\nx\n' },
    [`${CLAY}:4: minute: there is no such field`],
  ],
  [
    'a field twice',
    { [CLAY]: '---\ntitle: Clay\ntitle: Mud\nminutes: 5\n---\nx\n' },
    [`${CLAY}:3: the same field is written twice`],
  ],
  [
    'a number where text is wanted',
    { [CLAY]: page({ title: 5, minutes: 5 }, 'x') },
    [`${CLAY}:2: title: expected text, found a number: put it in quotes`],
  ],
  [
    'minutes beyond the range',
    { [CLAY]: page({ title: 'Clay', minutes: 0 }, 'x') },
    [`${CLAY}:3: minutes: expected 1 or more`],
  ],
  [
    'minutes that are no number',
    { [CLAY]: page({ title: 'Clay', minutes: 'five' }, 'x') },
    [`${CLAY}:3: minutes: expected a number, found text`],
  ],
  [
    'a lesson without text',
    { [CLAY]: page({ title: 'Clay', minutes: 5 }, '') },
    [expect.stringMatching(/01-clay\.md:\d: the lesson has no text/)],
  ],
  [
    'an unknown difficulty',
    { [COURSE]: page({ title: 'x', description: 'x', difficulty: 'EASY' }, '') },
    [`${COURSE}:4: difficulty: expected one of BEGINNER, INTERMEDIATE, ADVANCED, EXPERT`],
  ],
  [
    'a list where there should be words',
    { [COURSE]: '---\ntitle: x\ndescription: [a]\ndifficulty: EXPERT\n---\n' },
    [`${COURSE}:3: description: expected text, found a list`],
  ],
  [
    'a course that requires itself',
    {
      [COURSE]: page(
        { title: 'x', description: 'x', difficulty: 'EXPERT', prerequisites: ['gardening'] },
        '',
      ),
    },
    [`${COURSE}:5: prerequisites: a course cannot require itself`],
  ],
  [
    'a heading of the first level',
    { [CLAY]: '---\ntitle: Clay\nminutes: 5\n---\n\nx\n\n# Clay\n' },
    [`${CLAY}:8: headings begin at ##, as the title is the first`],
  ],
  [
    'a formula that cannot be read',
    { [CLAY]: '---\ntitle: Clay\nminutes: 5\n---\nx\n\n$\\frac{1$\n' },
    [expect.stringContaining(`${CLAY}:7: this formula cannot be read: `)],
  ],
  [
    'a link that would be dropped',
    { [CLAY]: '---\ntitle: Clay\nminutes: 5\n---\n[x](http://x.org)\n' },
    [expect.stringContaining(`${CLAY}:5: a link begins with https:`)],
  ],
  [
    'an image of another site',
    { [CLAY]: '---\ntitle: Clay\nminutes: 5\n---\nx\n\n![x](https://x.org/x.png)\n' },
    [
      `${CLAY}:7: an image is a file in the course's assets/, or a path from / to a file in public/; this one is "https://x.org/x.png"`,
    ],
  ],
  [
    'an image beside the text',
    { [CLAY_TASKS]: choice('a', { prompt: '"![x](x.png)"' }) },
    [
      `${CLAY_TASKS}:3: prompt: an image is a file in the course's assets/, or a path from / to a file in public/; this one is "x.png"`,
    ],
  ],
  [
    'a formula in a task',
    { [CLAY_TASKS]: choice('a', { prompt: '"$\\\\frac{1$"' }) },
    [expect.stringContaining(`${CLAY_TASKS}:3: prompt: this formula cannot be read: `)],
  ],
]

describe('what is wrong in a page is reported with file and line', () => {
  it.each(malformed)('%s', async (_what, files, problems) => {
    await school().write(files)
    expect((await school().sync()).problems).toEqual(problems)
  })
})
