import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalog } from '#app/words/de/catalog.ts'
import { practice } from '#app/words/en/practice.ts'
import { keepCatalog, wordsOf } from '#app/words/words.ts'
import { practiceActOf, SHOWN_KEYS, type KeyPress } from './practice-keys.ts'

keepCatalog('de', catalog)

const pressed = (key: string, how: Partial<KeyPress> = {}) =>
  practiceActOf({
    key,
    hasControl: false,
    hasAlt: false,
    isRepeat: false,
    focus: 'other',
    isAnswered: false,
    ...how,
  })

describe('a key', () => {
  it('from 1 to 9 chooses, until the task is answered', () => {
    for (let digit = 1; digit <= 9; digit += 1) {
      expect(pressed(String(digit))).toEqual({ kind: 'choose', choice: digit - 1 })
      expect(pressed(String(digit), { isAnswered: true })).toBeNull()
    }
    expect(pressed('0')).toBeNull()
  })

  it('Enter checks, and then goes on; on a link or a button it presses that', () => {
    expect(pressed('Enter')).toEqual({ kind: 'check' })
    expect(pressed('Enter', { isAnswered: true })).toEqual({ kind: 'next' })
    expect(pressed('Enter', { focus: 'control' })).toBeNull()
    expect(pressed('Enter', { focus: 'text' })).toBeNull()
  })

  it('Control + Enter checks from anywhere, and never goes on', () => {
    for (const focus of ['text', 'control', 'other'] as const) {
      expect(pressed('Enter', { focus, hasControl: true })).toEqual({ kind: 'check' })
      expect(pressed('Enter', { focus, hasControl: true, isAnswered: true })).toBeNull()
    }
  })

  it.each([
    ['s', 'skip'],
    ['S', 'skip'],
    ['u', 'undo'],
    ['U', 'undo'],
    ['?', 'show-keys'],
  ])('%s does %s', (key, kind) => {
    expect(pressed(key)).toEqual({ kind })
  })

  it('S skips nothing that is answered; U takes that back', () => {
    expect(pressed('s', { isAnswered: true })).toBeNull()
    expect(pressed('u', { isAnswered: true })).toEqual({ kind: 'undo' })
  })

  it('in a field for text is text, but for Escape, which leaves it', () => {
    expect(pressed('Escape', { focus: 'text' })).toEqual({ kind: 'leave-field' })
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), (key) => {
        expect(pressed(key, { focus: 'text' })).toBeNull()
      }),
    )
  })

  it('that is held, or has another beside it, is left to the browser', () => {
    for (const key of ['1', 'Enter', 's', 'u', '?', 'Escape']) {
      expect(pressed(key, { isRepeat: true })).toBeNull()
      expect(pressed(key, { hasAlt: true })).toBeNull()
    }
    for (const key of ['1', 's', 'u', '?', 'Escape']) expect(pressed(key, { hasControl: true })).toBeNull()
  })

  it('that does something is shown', () => {
    const namesIn = (locale: 'en' | 'de') =>
      SHOWN_KEYS.map((key) => wordsOf(practice, locale)(`keys.names.${key}`))
    expect(namesIn('en')).toEqual(['1 – 9', 'Enter', 'Ctrl + Enter', 'S', 'U', 'Esc', '?'])
    expect(namesIn('de')).toContain('Strg + Enter')
    expect(SHOWN_KEYS).toEqual(Object.keys(practice.messages.keys.acts))
  })
})
