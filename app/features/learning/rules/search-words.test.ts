import { expect, it } from 'vitest'
import { holdsWords } from './search-words.ts'

it.each([
  ['A join keeps rows.', '', true],
  ['A join keeps rows.', '  ', true],
  ['A join keeps rows.', 'JOIN', true],
  ['A join keeps rows.', 'rows join', true],
  ['A join keeps rows.', 'join columns', false],
  ['Schlüssel für Tabellen', 'schlussel', true],
  ['Schlüssel für Tabellen', 'TABELLE', true],
  ['Der Fremdschlüssel', 'schlüssel', true],
  ['Written (a) => b', '=>', true],
  ['हिन्दी', 'हन्द', false],
])('%j holds %j: %j', (text, words, isHeld) => {
  expect(holdsWords(text, words)).toBe(isHeld)
})
