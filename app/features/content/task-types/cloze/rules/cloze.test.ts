import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderInline } from '#app/features/content/load/rendering/render-markdown.server.ts'
import { EMPTY_SHELF } from '#app/features/content/load/rendering/shelf.ts'
import { ENGLISH_WORDS } from '#app/features/content/rules/answer-words.ts'
import type { BodyTools } from '#app/features/content/rules/task-type.ts'
import { cloze } from './cloze.ts'

const TOOLS: BodyTools = {
  readDataset: () => null,
  runSql: async () => ({ kind: 'error', message: 'not here' }),
}
const texts = { prompt: 'p', right: 'r', wrong: 'w' }
const render = (markdown: string) => renderInline(markdown, EMPTY_SHELF)

async function bodyOf(fields: object) {
  const source = cloze.source.parse({ ...texts, ...fields })
  const body = await cloze.toBody(source, TOOLS)
  if (!body.ok) throw new Error(JSON.stringify(body.reason))
  return body.value
}

async function pathsOf(fields: object) {
  const body = await cloze.toBody(cloze.source.parse({ ...texts, ...fields }), TOOLS)
  return body.ok ? [] : body.reason.map(({ path }) => path.join('.'))
}

const query = {
  text: 'Take **{{what}}** from the table, {{clause}} it is long.',
  gaps: {
    clause: { accept: ['where'], mistakes: [{ text: 'having', explanation: 'Filters *groups*.' }] },
    what: { accept: ['*', 'all'] },
  },
}

describe('toBody and toQuestion', () => {
  it('numbers the gaps as they stand in the text, and lets no name out', async () => {
    const body = await bodyOf(query)
    expect(body.text).toBe('Take **{{0}}** from the table, {{1}} it is long.')
    const question = cloze.toQuestion(cloze.toHtml(body, render))
    expect(question).toEqual({
      prompt: 'p',
      html: 'Take <strong>{{0}}</strong> from the table, {{1}} it is long.',
      isCode: false,
      gaps: [{ options: null }, { options: null }],
    })
  })

  it.each([
    ['sql', 'SELECT {{a}} FROM book {{b}} pages > 100'],
    ['solidity', 'contract Kettle {\n    uint256 {{a}} pots = "{{b}}";\n}'],
    ['js', 'f({{a}}) // {{b}}'],
    ['json', '{ "a": {{a}}, {{b}} }'],
    ['bash', 'cat {{a}} | {{b}}'],
    ['text', 'a<{{a}}{{b}}'],
  ])('marks code in %s and keeps its gaps', async (language, code) => {
    const gaps = { a: { accept: ['x'] }, b: { accept: ['y'] } }
    const body = await bodyOf({ code, language, gaps })
    const { html, isCode } = cloze.toQuestion(cloze.toHtml(body, render))
    expect(isCode).toBe(true)
    expect(html).toMatch(/^<pre tabindex="0"/)
    const plain = html.replaceAll(/<[^>]*>/g, '').replaceAll('&#x3C;', '<')
    expect(plain.trim()).toBe(code.replace('{{a}}', '{{0}}').replace('{{b}}', '{{1}}'))
  })

  it('shows the code unmarked when a gap would be lost in it', async () => {
    const body = await bodyOf({ code: 'a <{{a}}>', gaps: { a: { accept: ['x'] } } })
    const html = cloze.toHtml(body, () => '<pre><code>lost</code></pre>')
    expect(html.code).toBe('<pre tabindex="0"><code>a &lt;{{0}}&gt;\n</code></pre>')
  })

  const a = { accept: ['x'] }
  it.each([
    [{ gaps: {} }, ['']],
    [{ text: '{{a}}', code: '{{a}}', gaps: { a } }, ['code']],
    [{ text: '{{a}}', language: 'sql', gaps: { a } }, ['language']],
    [{ text: 'none', gaps: {} }, ['text']],
    [{ text: '{{a}} {{b}}', gaps: { a } }, ['text']],
    [{ text: '{{a}}', gaps: { a, b: a } }, ['gaps.b']],
    [{ text: '{{a}} {{a}}', gaps: { a } }, ['text']],
    [{ text: '{{a}} {{1}}', gaps: { a } }, ['text']],
    [{ text: '$x = {{a}}$', gaps: { a } }, ['text']],
    [{ text: '```\n{{a}}\n```', gaps: { a } }, ['text']],
    [{ text: '[x](/y/{{a}})', gaps: { a } }, ['text']],
    [
      { text: '{{a}}', gaps: { a: { ...a, mistakes: [{ text: ' X ', explanation: 'e' }] } } },
      ['gaps.a.mistakes.0.text'],
    ],
    [{ text: '{{a}}', gaps: { a: { accept: ['x', 'y'], options: ['x', 'y'] } } }, ['gaps.a.accept']],
    [{ text: '{{a}}', gaps: { a: { accept: ['x'], options: ['y', 'z'] } } }, ['gaps.a.options']],
    [{ text: '{{a}}', gaps: { a: { accept: ['x'], options: ['x', 'y', 'y'] } } }, ['gaps.a.options']],
  ])('refuses %j', async (fields, paths) => {
    expect(await pathsOf(fields)).toEqual(paths)
  })

  it('takes a gap between formulas, and beside a sign that begins none', async () => {
    expect(await pathsOf({ text: '$x$ {{a}} $y$', gaps: { a } })).toEqual([])
    expect(await pathsOf({ text: String.raw`\$5 {{a}} \$6`, gaps: { a } })).toEqual([])
    expect(await pathsOf({ text: '`$` {{a}} `$`', gaps: { a } })).toEqual([])
  })
})

describe('grade', () => {
  async function gradeOf(...gaps: string[]) {
    const body = await bodyOf(query)
    return cloze.grade({ body, html: cloze.toHtml(body, render), answer: { gaps }, outcome: null })
  }

  it('compares each gap as a short text', async () => {
    expect(await gradeOf(' ALL ', 'Where')).toMatchObject({ isCorrect: true, explanation: { notes: [] } })
    expect((await gradeOf('where', 'all')).isCorrect).toBe(false)
    expect((await gradeOf('all')).isCorrect).toBe(false)
    expect((await gradeOf('all', 'where', 'x')).isCorrect).toBe(false)
  })

  it('is right when every gap is, whatever else is written', async () => {
    const words = fc.constantFrom('a', 'b', 'c')
    const gaps = fc.array(words, { minLength: 1, maxLength: 6 })
    const both = gaps.chain((right) =>
      fc.tuple(fc.constant(right), fc.array(words, { minLength: right.length, maxLength: right.length })),
    )
    await fc.assert(
      fc.asyncProperty(both, async ([right, given]) => {
        const body = await bodyOf({
          text: right.map((_, index) => `{{g${index}}}`).join(' and '),
          gaps: Object.fromEntries(right.map((text, index) => [`g${index}`, { accept: [text] }])),
        })
        const grade = cloze.grade({ body, html: body, answer: { gaps: given }, outcome: null })
        expect(grade.isCorrect).toBe(given.join() === right.join())
        expect(cloze.grade({ body, html: body, answer: { gaps: right }, outcome: null }).isCorrect).toBe(true)
      }),
    )
  })

  it('says which gaps are right, and has a word on known mistakes', async () => {
    expect((await gradeOf('*', 'HAVING')).explanation.notes).toEqual([
      { about: '<code>*</code>', slot: { kind: 'gap', number: 1 }, isRight: true, html: '' },
      {
        about: '<code>HAVING</code>',
        slot: { kind: 'gap', number: 2 },
        isRight: false,
        html: 'Filters <em>groups</em>.',
      },
    ])
    expect((await gradeOf('<b>', 'where')).explanation.notes[0]?.about).toBe('<code>&lt;b&gt;</code>')
  })

  it('minds case where it is told to', async () => {
    const body = await bodyOf({ text: '{{a}}', gaps: { a: { accept: ['NaN'], caseSensitive: true } } })
    const grade = (typed: string) =>
      cloze.grade({ body, html: body, answer: { gaps: [typed] }, outcome: null }).isCorrect
    expect([grade('NaN'), grade('nan')]).toEqual([true, false])
  })
})

describe('readAnswer', () => {
  it('reads every gap, in order', () => {
    const fields = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`gap-${index}`, [`x${index}`]] as const).toReversed(),
    )
    const answer = cloze.readAnswer(fields, ENGLISH_WORDS)
    expect(answer).toEqual({
      ok: true,
      value: { gaps: Array.from({ length: 12 }, (_, i) => `x${i}`) },
    })
    expect(cloze.readAnswer({ 'gap-0': ['x'], 'gap-1': [' '] }, ENGLISH_WORDS)).toEqual({
      ok: false,
      reason: 'Fill every gap',
    })
  })
})
