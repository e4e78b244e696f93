import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ENGLISH_WORDS } from '#app/features/content/rules/answer-words.ts'
import type { BodyTools } from '#app/features/content/rules/task-type.ts'
import { matching } from './matching.ts'

const TOOLS: BodyTools = {
  readDataset: () => null,
  runSql: async () => ({ kind: 'error', message: 'not here' }),
}
const texts = { prompt: 'p', right: 'r', wrong: 'w' }
type Pairs = readonly { readonly term: string; readonly match: string; readonly explanation?: string }[]

async function bodyOf(pairs: Pairs, extras: readonly string[] = []) {
  const body = await matching.toBody({ ...texts, pairs: [...pairs], extras: [...extras] }, TOOLS)
  if (!body.ok) throw new Error(JSON.stringify(body.reason))
  return body.value
}

async function gradePairs(pairs: Pairs, given: readonly string[], extras: readonly string[] = []) {
  const body = await bodyOf(pairs, extras)
  const matches = Object.fromEntries(
    given.map((text, index) => [String(index), body.matches.find((match) => match.text === text)?.id ?? '']),
  )
  const html = matching.toHtml(body, (markdown) => `<p>${markdown}</p>`)
  return matching.grade({ body, html, answer: { matches }, outcome: null })
}

const terms = (matches: readonly string[]) => matches.map((match, index) => ({ term: `t${index}`, match }))
const lists = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 8 })

describe('toBody', () => {
  it('shows three matches and more in another order than that of their terms', async () => {
    const three = lists.filter(({ length }) => length > 2)
    await fc.assert(
      fc.asyncProperty(three, async (matches) => {
        const body = await bodyOf(terms(matches))
        expect(body.matches.map(({ text }) => text)).not.toEqual(matches)
        expect(body.matches.map(({ id }) => id)).toEqual(matches.map((_, place) => String(place)))
        expect(JSON.stringify(matching.toQuestion(body))).not.toMatch(/"(?:match|explanation)":/)
        expect(body.terms.map(({ match }) => body.matches[Number(match)]?.text)).toEqual(matches)
      }),
    )
  })

  it('makes one of a match that several terms have', async () => {
    const body = await bodyOf(terms(['value', 'reference', 'value']))
    expect(body.matches).toHaveLength(2)
    expect(
      (await gradePairs(terms(['value', 'reference', 'value']), ['value', 'reference', 'value'])).isCorrect,
    ).toBe(true)
  })

  it.each([
    [
      [
        { term: 'a', match: 'x' },
        { term: 'a', match: 'y' },
      ],
      [],
      ['pairs', 1, 'term'],
    ],
    [
      [
        { term: 'a', match: 'x' },
        { term: 'b', match: 'y' },
      ],
      ['y'],
      ['extras', 0],
    ],
    [
      [
        { term: 'a', match: 'x' },
        { term: 'b', match: 'y' },
      ],
      ['z', 'z'],
      ['extras', 1],
    ],
    [
      [
        { term: 'a', match: 'x' },
        { term: 'b', match: 'x' },
      ],
      [],
      ['pairs'],
    ],
  ])('refuses %j with extras %j', async (pairs, extras, path) => {
    expect(await matching.toBody({ ...texts, pairs, extras }, TOOLS)).toMatchObject({
      ok: false,
      reason: [{ path }],
    })
  })
})

describe('grade', () => {
  it('is right for the written pairs and for no others', async () => {
    const others = lists.chain((matches) =>
      fc.tuple(
        fc.constant(matches),
        fc.array(fc.constantFrom(...matches, 'an extra'), {
          minLength: matches.length,
          maxLength: matches.length,
        }),
      ),
    )
    await fc.assert(
      fc.asyncProperty(others, async ([matches, given]) => {
        const pairs = terms(matches)
        expect((await gradePairs(pairs, matches, ['an extra'])).isCorrect).toBe(true)
        const isSame = given.every((text, index) => text === matches[index])
        expect((await gradePairs(pairs, given, ['an extra'])).isCorrect).toBe(isSame)
      }),
    )
  })

  it('says which pairs are right, and has a word on those that are not', async () => {
    const pairs = [
      { term: 'a', match: 'A', explanation: 'about a' },
      { term: 'b', match: 'B', explanation: 'about b' },
      { term: 'c', match: 'C' },
    ]
    expect((await gradePairs(pairs, ['A', 'C', 'B'])).explanation.notes).toEqual([
      { about: null, isRight: false, html: '', remark: { kind: 'items-in-place', count: 1, total: 3 } },
      { about: '<p>a</p> – <p>A</p>', isRight: true, html: '' },
      { about: '<p>b</p> – <p>C</p>', isRight: false, html: '<p>about b</p>' },
      { about: '<p>c</p> – <p>B</p>', isRight: false, html: '' },
    ])
  })

  it('takes a missing pair, and one too many, for wrong', async () => {
    const body = await bodyOf(terms(['A', 'B']))
    const [a = '', b = ''] = body.terms.map(({ match }) => match)
    for (const matches of [{ '0': a }, { '0': a, '1': b, '2': a }, { '0': a, '1': '9' }]) {
      expect(matching.grade({ body, html: body, answer: { matches }, outcome: null }).isCorrect).toBe(false)
    }
  })
})

describe('readAnswer', () => {
  it('reads a match for each term', () => {
    expect(matching.readAnswer({ 'match-0': ['1'], 'match-1': ['0'], taskId: ['x'] }, ENGLISH_WORDS)).toEqual(
      {
        ok: true,
        value: { matches: { '0': '1', '1': '0' } },
      },
    )
    expect(matching.readAnswer({ 'match-0': ['1'], 'match-1': [''] }, ENGLISH_WORDS)).toEqual({
      ok: false,
      reason: 'Choose a match for each',
    })
  })
})
