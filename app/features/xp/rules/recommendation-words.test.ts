import { describe, expect, it } from 'vitest'
import { catalog } from '#app/words/de/catalog.ts'
import { dashboard } from '#app/words/en/dashboard.ts'
import { keepCatalog, wordsOf } from '#app/words/words.ts'
import type { Recommendation } from './recommend.ts'
import { recommendationInWords } from './recommendation-words.ts'

keepCatalog('de', catalog)
const [en, de] = [wordsOf(dashboard, 'en'), wordsOf(dashboard, 'de')]

const LESSON = { lessonTitle: 'Joins', courseTitle: 'SQL', to: '/courses/sql/lessons/joins' }
const TOPIC = { topicSlug: 'joins', topicTitle: 'Joining tables', to: '/practice?mode=topic&topic=joins' }

describe('a recommendation in words', () => {
  it.each<[Recommendation, string, string]>([
    [
      { kind: 'continue', ...LESSON, isBegun: true },
      'You have begun this lesson of SQL.',
      'Du hast diese Lektion von SQL angefangen.',
    ],
    [
      { kind: 'continue', ...LESSON, isBegun: false },
      'It comes next in SQL, where you were last.',
      'Sie kommt als Nächstes in SQL, wo du zuletzt warst.',
    ],
    [
      { kind: 'due', count: 12, minutes: 8, to: '/practice?mode=due' },
      '12 tasks are due, about 8\u00A0min.',
      'Etwa 8\u00A0Min. für 12 fällige Aufgaben.',
    ],
    [
      { kind: 'due', count: 1, minutes: 1, to: '/practice?mode=due' },
      '1 task is due, about 1\u00A0min.',
      'Etwa 1\u00A0Min. für 1 fällige Aufgabe.',
    ],
    [
      { kind: 'next-lesson', ...LESSON },
      'It comes next in SQL, and you have what it builds on.',
      'Sie kommt als Nächstes in SQL, und was sie voraussetzt, kannst du schon.',
    ],
    [
      { kind: 'weak-topic', ...TOPIC, recentAnswers: 20, recentCorrect: 9, accuracy: 0.45 },
      '9 of your last 20 answers were right.',
      'Von deinen letzten 20 Antworten waren 9 richtig.',
    ],
    [
      { kind: 'weak-topic', ...TOPIC, recentAnswers: 8, recentCorrect: 1, accuracy: 0.125 },
      '1 of your last 8 answers was right.',
      'Von deinen letzten 8 Antworten war 1 richtig.',
    ],
  ])('says why: %j', (one, english, german) => {
    expect(recommendationInWords(en, one).reason).toBe(english)
    expect(recommendationInWords(de, one).reason).toBe(german)
  })

  it('is called by its lesson or topic, or by what there is to do', () => {
    const titles = (t: typeof en) => [
      recommendationInWords(t, { kind: 'next-lesson', ...LESSON }).title,
      recommendationInWords(t, { kind: 'due', count: 1, minutes: 1, to: '/practice?mode=due' }).title,
    ]
    expect(titles(en)).toEqual(['Joins', 'Review what is due'])
    expect(titles(de)).toEqual(['Joins', 'Fälliges wiederholen'])
  })

  it('tells a lesson that was begun from one that was not', () => {
    const verbs = [true, false].map(
      (isBegun) => recommendationInWords(en, { kind: 'continue', ...LESSON, isBegun }).verb,
    )
    expect(verbs).toEqual(['Continue', 'Begin this lesson'])
  })
})
