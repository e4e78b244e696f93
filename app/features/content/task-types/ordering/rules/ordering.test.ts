import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ENGLISH_WORDS } from '#app/features/content/rules/answer-words.ts'
import type { BodyTools } from '#app/features/content/rules/task-type.ts'
import { ordering } from './ordering.ts'

const TOOLS: BodyTools = {
  readDataset: () => null,
  runSql: async () => ({ kind: 'error', message: 'not here' }),
}
const render = (markdown: string) => `<p>${markdown}</p>`

async function bodyOf(texts: readonly string[], right = 'r') {
  const items = texts.map((text) => ({ text, explanation: `about ${text}` }))
  const body = await ordering.toBody({ prompt: 'p', right, wrong: 'w', items }, TOOLS)
  if (!body.ok) throw new Error('a body was expected')
  return body.value
}

async function gradeTexts(texts: readonly string[], given: readonly string[]) {
  const body = await bodyOf(texts)
  const order = given.map((text) => body.items.find((item) => item.text === text)?.id ?? '')
  return ordering.grade({ body, html: ordering.toHtml(body, render), answer: { order }, outcome: null })
}

const lists = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 5 }), { minLength: 3, maxLength: 8 })

describe('toBody', () => {
  it('shows the items in another order, which the question alone says nothing about', async () => {
    await fc.assert(
      fc.asyncProperty(lists, fc.string(), async (texts, right) => {
        const body = await bodyOf(texts, right)
        expect(body.items.map(({ text }) => text)).not.toEqual(texts)
        expect(body.items.map(({ id }) => id)).toEqual(texts.map((_, place) => String(place)))
        expect(Object.keys(ordering.toQuestion(body))).toEqual(['prompt', 'items'])
        expect(body.order.map((id) => body.items[Number(id)]?.text)).toEqual(texts)
      }),
    )
  })

  it('refuses items that are all the same', async () => {
    const items = Array.from({ length: 3 }, () => ({ text: 'a' }))
    expect(await ordering.toBody({ prompt: 'p', right: 'r', wrong: 'w', items }, TOOLS)).toMatchObject({
      ok: false,
      reason: [{ path: ['items'] }],
    })
  })

  it('wants three to eight items', () => {
    for (const length of [2, 9]) {
      const items = Array.from({ length }, (_, index) => ({ text: `${index}` }))
      expect(ordering.source.safeParse({ prompt: 'p', right: 'r', wrong: 'w', items }).success).toBe(false)
    }
  })
})

describe('grade', () => {
  it('is right for the written order and for no other', async () => {
    const orders = lists.chain((texts) =>
      fc.tuple(fc.constant(texts), fc.shuffledSubarray(texts, { minLength: texts.length })),
    )
    await fc.assert(
      fc.asyncProperty(orders, async ([texts, given]) => {
        expect((await gradeTexts(texts, texts)).isCorrect).toBe(true)
        expect((await gradeTexts(texts, given)).isCorrect).toBe(given.join('\n') === texts.join('\n'))
      }),
    )
  })

  it('says how many are right, and which are not', async () => {
    expect((await gradeTexts(['a', 'b', 'c', 'd'], ['a', 'c', 'b', 'd'])).explanation).toEqual({
      general: '<p>w</p>',
      notes: [
        { about: null, isRight: false, html: '', remark: { kind: 'items-in-place', count: 2, total: 4 } },
        {
          about: '<p>c</p>',
          slot: { kind: 'place', number: 2 },
          isRight: false,
          html: '<p>about c</p>',
        },
        {
          about: '<p>b</p>',
          slot: { kind: 'place', number: 3 },
          isRight: false,
          html: '<p>about b</p>',
        },
      ],
      outcome: null,
    })
  })

  it('lets items of the same text stand for each other', async () => {
    const body = await bodyOf(['{', 'x', '}', '}'])
    const [open = '', x = '', first = '', last = ''] = body.order
    const html = ordering.toHtml(body, render)
    const answer = { order: [open, x, last, first] }
    expect(ordering.grade({ body, html, answer, outcome: null }).isCorrect).toBe(true)
  })

  it('takes an unknown or missing item for a wrong one', async () => {
    const body = await bodyOf(['a', 'b', 'c'])
    for (const order of [body.order.slice(0, 2), [...body.order, '9'], ['9', '8', '7']]) {
      expect(ordering.grade({ body, html: body, answer: { order }, outcome: null }).isCorrect).toBe(false)
    }
  })
})

describe('readAnswer', () => {
  it('reads a place for each item', () => {
    const item = ['0', '1', '2']
    expect(ordering.readAnswer({ item, place: ['3', '1', '2'] }, ENGLISH_WORDS)).toEqual({
      ok: true,
      value: { order: ['1', '2', '0'] },
    })
    for (const place of [['1', '1', '2'], ['1', '2'], []]) {
      expect(ordering.readAnswer({ item, place }, ENGLISH_WORDS)).toEqual({
        ok: false,
        reason: 'Give each item a place of its own',
      })
    }
  })
})
