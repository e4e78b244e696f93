import { expect, it } from 'vitest'
import { toTextPieces } from './marked-text.ts'

it.each([
  ['', []],
  ['plain', [{ text: 'plain', isMatch: false }]],
  ['\u0002all\u0003', [{ text: 'all', isMatch: true }]],
  [
    'a \u0002b\u0003 c\nd \u0002e\u0003',
    [
      { text: 'a ', isMatch: false },
      { text: 'b', isMatch: true },
      { text: ' c · d ', isMatch: false },
      { text: 'e', isMatch: true },
    ],
  ],
  [
    '<b>\u0002x',
    [
      { text: '<b>', isMatch: false },
      { text: 'x', isMatch: false },
    ],
  ],
])('takes %j apart', (marked, pieces) => {
  expect(toTextPieces(marked)).toEqual(pieces)
})
