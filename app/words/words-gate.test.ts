import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ui } from './en/ui.ts'
import { missingSlices, openWordsGate } from './words-gate.ts'
import { wordsOf } from './words.ts'

it('has nothing to wait for in English', () => {
  expect(openWordsGate('en')()).toBe(null)
})

it('waits for the German of the slices that have come, and again when more have come', async () => {
  const gate = openWordsGate('de')
  expect(missingSlices('de')).toEqual(['ui'])
  expect(wordsOf(ui, 'de').locale).toBe('en')
  await gate()
  expect(missingSlices('de')).toEqual([])
  expect(wordsOf(ui, 'de')('skipLink')).toBe('Zum Inhalt springen')
  expect(gate()).toBe(null)
  const names = readdirSync('app/words/en').map((file) => file.replace(/\.ts$/, ''))
  await Promise.all(names.map((name) => import(`./en/${name}.ts`)))
  expect(missingSlices('de')).toHaveLength(names.length - 1)
  const first = gate()
  expect(first).not.toBe(null)
  expect(gate()).not.toBe(null)
  await first
  expect(missingSlices('de')).toEqual([])
  expect(gate()).toBe(null)
})
