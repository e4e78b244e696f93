import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { choice, count, page, select, topic, useSchool, type Malformed } from './content-fixtures.ts'
import { CAPTIONS, mp4, svg } from './media-fixtures.ts'
import { SOUND } from './sound-course.ts'

const SAND = 'gardening/01-soil/02-sand.md'
const TASKS = 'gardening/01-soil/02-sand.tasks.yaml'
const MODULE = 'gardening/01-soil/module.md'
const COURSE = 'gardening/course.md'

const sand = (body: string) => page({ title: 'Sand', minutes: 7 }, body)
const clay = (body: string) => page({ title: 'Clay', minutes: 5 }, body)
const course = (fields: Readonly<Record<string, unknown>>, body = 'Welcome.') =>
  page({ title: 'Gardening', description: 'How to.', difficulty: 'BEGINNER', ...fields }, body)

const school = useSchool(SOUND)

/** A row: what is wrong, what is written over the sound course, and what is then said of it. */
const MISTAKES: readonly Malformed[] = [
  [
    'links that lead nowhere',
    {
      [SAND]: sand(
        '[a](missing) [b](/courses/botany)\n[c](#section-none) [d](clay#heavy)\n[e](https://nowhere) [f](mailto:me)\n[g](../../../practice) [h][1] [i](../02-seed/01-beds.md)\n\n[1]: /courses/gardening/lessons/loam',
      ),
    },
    [
      `${SAND}:6: the link missing leads to /courses/gardening/lessons/missing, which is not there`,
      `${SAND}:6: the link /courses/botany leads to /courses/botany, which is not there`,
      `${SAND}:7: the link #section-none names no part of that page`,
      `${SAND}:7: the link clay#heavy names no part of that page: write #section-heavy`,
      `${SAND}:8: the link https://nowhere is no address of a page`,
      `${SAND}:8: the link mailto:me is no address of mail`,
      `${SAND}:9: the link ../../../practice leads out of the courses: begin it with /`,
      `${SAND}:9: the link /courses/gardening/lessons/loam leads to /courses/gardening/lessons/loam, which is not there`,
      `${SAND}:9: the link ../02-seed/01-beds.md leads to /courses/gardening/02-seed/01-beds.md, which is not there; is /courses/gardening/lessons/beds meant?`,
    ],
  ],
  [
    'links of pages and tasks',
    {
      [COURSE]: course({}, 'One.\n\n[a](lessons/clay)'),
      [MODULE]: page({ title: 'Soil', description: 'What it is.' }, '[a](/courses/gardening/lessons/loam)'),
      [TASKS]: choice('which', { prompt: '"[a](clay) and [b](/courses/botany)"' }),
    },
    [
      `${TASKS}:3: prompt: the link clay has to begin with / or https:, as a task is shown on several pages`,
      `${TASKS}:3: prompt: the link /courses/botany leads to /courses/botany, which is not there`,
      `${MODULE}:6: the link /courses/gardening/lessons/loam leads to /courses/gardening/lessons/loam, which is not there`,
      `${COURSE}:9: the link lessons/clay leads to /courses/lessons/clay, which is not there; is /courses/gardening/lessons/clay meant?`,
    ],
  ],
  [
    'files that are not there, not used or have no words',
    {
      'gardening/assets/unused.svg': svg(1, 1),
      'gardening/assets/clip.mp4': mp4('film'),
      'gardening/assets/heard.mp4': mp4('film'),
      'gardening/assets/heard.vtt': CAPTIONS,
      'gardening/assets/lonely.vtt': CAPTIONS,
      'gardening/datasets/unused.sql': 'SELECT 1;',
      [SAND]: sand(
        '![](assets/unused.svgz) ![a](assets/none.svg)\n\n![a](assets/clip.mp4) ![b](assets/heard.mp4)',
      ),
    },
    [
      `${SAND}:6: there is no assets/unused.svgz in this course`,
      `${SAND}:6: there is no assets/none.svg in this course`,
      `${SAND}:8: assets/clip.mp4 needs captions, for those who do not hear it: assets/clip.vtt`,
      'gardening/assets/lonely.vtt:1: warning: nothing uses this file',
      'gardening/assets/unused.svg:1: warning: nothing uses this file',
      'gardening/datasets/unused.sql:1: warning: nothing uses this file',
    ],
  ],
  [
    'an image without words',
    { 'gardening/assets/tree.svg': svg(1, 1), [SAND]: sand('![](assets/tree.svg)') },
    [
      `${SAND}:6: an image needs words in the square brackets that say what it shows: ![two halves of an apple](…)`,
    ],
  ],
  [
    'files that nobody will see',
    {
      'gardening/03-lost.md': clay('Lost.'),
      'gardening/01-soil/09-none.tasks.yaml': choice('lost'),
      'gardening/01-soil/deep/01-x.md': clay('Lost.'),
      'gardening/01-soil/notes.txt': 'Mine.',
      'gardening/01-soil/_draft.md': 'Mine.',
    },
    [
      'gardening/01-soil/09-none.tasks.yaml:1: there is no lesson 09-none.md beside it',
      'gardening/01-soil/deep/01-x.md:1: nobody will see this: lessons and their tasks lie in the folder of a module, such as 01-first-steps/01-hello.md',
      'gardening/01-soil/notes.txt:1: warning: nothing uses this file',
      'gardening/03-lost.md:1: nobody will see this: lessons and their tasks lie in the folder of a module, such as 01-first-steps/01-hello.md',
    ],
  ],
  [
    'a lesson that is not whole',
    { [TASKS]: null, [SAND]: '---\ntitle: Sand\n---\n\n## sand!\n\nText.' },
    [`${SAND}:2: minutes: this field is missing`],
  ],
  [
    'a lesson without tasks that repeats its title',
    { [TASKS]: null, [SAND]: sand('## *Sand*!\n\nText.') },
    [
      `${SAND}:1: warning: this lesson has no tasks`,
      `${SAND}:6: warning: this heading repeats the title of the lesson, which stands above it`,
    ],
  ],
  [
    'names that are there twice',
    { [TASKS]: choice('one') + choice('one'), 'gardening/02-seed/02-sand.md': sand('Again.') },
    [
      `${TASKS}:12: id: another task of this lesson has the same id`,
      'gardening/02-seed/02-sand.md:1: gardening/01-soil/02-sand.md has the slug sand as well',
    ],
  ],
  [
    'explanations that are missing',
    {
      [TASKS]: choice('one').replace('  wrong: Think again.\n', '').replace('      explanation: No.\n', ''),
    },
    [`${TASKS}:1: wrong: this field is missing`, `${TASKS}:8: choices.explanation: this field is missing`],
  ],
  [
    'keys that cannot be given',
    { [TASKS]: short(`accept: [sand, ${'x'.repeat(501)}]`) },
    [`${TASKS}:4: accept: this right answer cannot be given: text: Use at most 500 characters`],
  ],
  [
    'keys that their own grader refuses',
    {
      [TASKS]: select('rows', 'SELECT random() AS name') + count('tiny', 1e-7),
    },
    [`${TASKS}:5: solution: this right answer is graded wrong`],
  ],
  [
    'mistakes whose explanation nobody reads',
    {
      [TASKS]: [
        short(
          'accept: [sand]\n  mistakes: [{ text: a b, explanation: One. }, { text: A  B, explanation: Two. }]',
        ),
        count('near').replace(
          '  right:',
          '  tolerance: 1\n  mistakes: [{ value: 9, explanation: One. }, { value: 9.5, explanation: Two. }]\n  right:',
        ),
        select('rows').replace(
          '  right:',
          '    - query: SELECT id FROM bed ORDER BY name\n      explanation: Others.\n  right:',
        ),
      ].join(''),
    },
    [
      `${TASKS}:5: mistakes: nobody will read this explanation: another mistake comes before it`,
      `${TASKS}:13: mistakes: nobody will read this explanation: another mistake comes before it`,
      `${TASKS}:24: mistakes: nobody will read this explanation: another mistake comes before it`,
    ],
  ],
  [
    'mistakes that are right',
    { [TASKS]: short('accept: [sand]\n  mistakes: [{ text: SAND, explanation: One. }]') },
    [`${TASKS}:5: mistakes.text: “SAND” would count as right`],
  ],
  [
    'what a course says of others, and of topics',
    {
      [COURSE]: course({ prerequisites: ['botany', 'gardening'] }),
      'gardening/02-seed/config.json': topic('x', { maxXp: -1 }),
    },
    [
      'gardening/02-seed/config.json:7: maxXp: expected 0 or more',
      `${COURSE}:5: prerequisites: there is no course botany`,
      `${COURSE}:5: prerequisites: a course cannot require itself`,
    ],
  ],
]

function short(fields: string): string {
  return `- id: typed
  type: short-text
  prompt: Name it.
  ${fields}
  right: Yes.
  wrong: No.
`
}

describe('the check', () => {
  it('has nothing to say of a sound course', async () => {
    expect(await school().check()).toEqual([])
    expect((await school().sync()).problems).toEqual([])
  })

  it.each(MISTAKES)('finds %s', async (_, files, findings) => {
    await school().write(files)
    expect(await school().check()).toEqual(findings)
  })
})

// Out of the build, as in production: it need not compile itself first. The machine may be busy.
describe('npm run content:check', { timeout: 180_000 }, () => {
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, ['build/node/content-check.js', ...args], {
      cwd: join(import.meta.dirname, '../..'),
      env: { PATH: process.env['PATH'], APP_ENV: 'test', NODE_ENV: 'test' },
    }).then(
      ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    )

  it('has nothing to say of the courses that ship with the product', async () => {
    expect(await run('content')).toMatchObject({ code: 0, stdout: 'nothing to complain of\n' })
  })

  it('ends with 1 for errors, and tells of the course that it is asked about', async () => {
    const dir = school().contentDir
    await school().write({ [TASKS]: null, 'botany/course.md': 'x' })
    const warned = await run(join(dir, 'gardening'))
    expect(warned).toMatchObject({
      code: 0,
      stdout: `${dir}/${SAND}:1: warning: this lesson has no tasks\n0 errors, 1 warning\n`,
    })
    const failed = await run(dir)
    expect(failed.code).toBe(1)
    expect(failed.stdout).toMatch(
      /botany\/course\.md:1: expected front matter .*\n.*warning: .*\n1 error, 1 warning\n$/,
    )
    expect(await run(join(dir, 'nowhere'))).toMatchObject({
      code: 1,
      stderr: `there is no folder of courses at ${dir}/nowhere\n`,
    })
  })
})
