import { expect, it } from 'vitest'
import { account as german } from '#app/words/de/account.ts'
import { account } from '#app/words/en/account.ts'
import { keepCatalog, wordsOf } from '#app/words/words.ts'
import { deviceLabel } from './device-label.ts'
import { deviceWords } from './device-words.ts'

keepCatalog('de', { account: german })

it.each([
  ['Firefox on Linux', 'Firefox on Linux', 'Firefox auf Linux'],
  ['A browser on Windows', 'A browser on Windows', 'Ein Browser auf Windows'],
  ['Safari', 'Safari', 'Safari'],
  [deviceLabel('curl/8'), 'A browser', 'Ein Browser'],
  ['', 'A browser', 'Ein Browser'],
])('%j is called %j and %j', (label, english, inGerman) => {
  expect(deviceWords(wordsOf(account, 'en'), label)).toBe(english)
  expect(deviceWords(wordsOf(account, 'de'), label)).toBe(inGerman)
})
