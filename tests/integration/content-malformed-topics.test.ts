import { describe, expect, it } from 'vitest'
import { topic, GARDENING, useSchool, type Malformed } from './content-fixtures.ts'

const school = useSchool(GARDENING)

const CONFIG = 'gardening/config.json'

const malformed: readonly Malformed[] = [
  [
    'JSON with a trailing comma',
    { [CONFIG]: topic('gardening').replace('0.9\n', '0.9,\n') },
    [expect.stringContaining(`${CONFIG}:32: this is not valid JSON: `)],
  ],
  [
    'JSON with a word',
    { [CONFIG]: topic('gardening').replace('1000', 'many') },
    [`${CONFIG}:7: this is not valid JSON: Unexpected token 'm'`],
  ],
  [
    'JSON with a comment',
    { [CONFIG]: topic('gardening').replace('{\n', '{\n  // a topic\n') },
    [expect.stringContaining(`${CONFIG}:2: this is not valid JSON: `)],
  ],
  [
    'YAML for JSON',
    { [CONFIG]: 'topicSlug: gardening\n' },
    [expect.stringContaining(`${CONFIG}:1: this is not valid JSON: `)],
  ],
  [
    'JSON that ends too early',
    { [CONFIG]: '{\n  "topicSlug": "gardening",\n' },
    [expect.stringContaining(`${CONFIG}:2: this is not valid JSON: `)],
  ],
  [
    'a field of JSON twice',
    { [CONFIG]: topic('gardening').replace('{\n', '{\n  "maxXp": 1,\n') },
    [`${CONFIG}:8: the same field is written twice`],
  ],
  [
    'a share above 1',
    { [CONFIG]: topic('gardening', { dailyXpDecay: 1.5 }) },
    [`${CONFIG}:20: dailyXpDecay: expected 1 or less`],
  ],
  [
    'thresholds that do not rise',
    { [CONFIG]: topic('gardening', { levelThresholds: [0, 9, 9] }) },
    [`${CONFIG}:15: levelThresholds: each threshold must be higher than the one before`],
  ],
  [
    'an unknown field of a topic',
    { [CONFIG]: topic('gardening', { maxXP: 1 }) },
    [expect.stringMatching(/:\d+: maxXP: there is no such field$/)],
  ],
  [
    'two topics of one name',
    { 'gardening/02-seed/config.json': topic('gardening', { maxXp: 5 }) },
    [
      expect.stringMatching(
        /^gardening\/02-seed\/config\.json:1: topicSlug: .*gardening\/config\.json says otherwise of this topic$/,
      ),
    ],
  ],
]

describe('what is wrong in a config.json is reported with file and line', () => {
  it.each(malformed)('%s', async (_what, files, problems) => {
    await school().write(files)
    const found = (await school().sync()).problems.filter((problem) => /^\S*config\.json:/.test(problem))
    expect(found).toEqual(problems)
  })
})
