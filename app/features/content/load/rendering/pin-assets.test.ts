import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ok } from '#app/kernel/result.ts'
import { pinAssets } from './pin-assets.ts'
import { EMPTY_SHELF, type Shelf } from './shelf.ts'

const HASH = 'a'.repeat(64)
const CAPTIONS = 'b'.repeat(64)

const SHELF: Shelf = {
  ...EMPTY_SHELF,
  pin: (name) => {
    if (name === 'clip.mp4') return ok({ hash: HASH, captions: CAPTIONS })
    return name === 'tree.svg' ? ok({ hash: HASH, captions: null }) : EMPTY_SHELF.pin(name)
  },
}
const PINNED = `assets/tree.svg#${HASH}`

describe('pinAssets', () => {
  it.each([
    ['![a](assets/tree.svg)', `![a](${PINNED})`],
    ['![a]( <assets/tree.svg> "A (b)" )', `![a]( <${PINNED}> "A (b)" )`],
    [`![a](assets/tree.svg 'It\\'s')`, `![a](${PINNED} 'It\\'s')`],
    ['![a](./assets/tree.svg (b))', `![a](./${PINNED} (b))`],
    ['![a](assets/clip.mp4)', `![a](assets/clip.mp4#${HASH},${CAPTIONS})`],
    ['> x\n> ![a\n> b](assets/tree.svg\n> "c")', `> x\n> ![a\n> b](${PINNED}\n> "c")`],
    ['[![a](assets/tree.svg)](/courses)', `[![a](${PINNED})](/courses)`],
    ['![a][t]\n\n[t]: assets/tree.svg "T"', `![a][t]\n\n[t]: ${PINNED} "T"`],
    [
      '![assets/tree.svg](assets/tree.svg "](assets/tree.svg)") ![a](assets/tree.svg)',
      `![assets/tree.svg](${PINNED} "](assets/tree.svg)") ![a](${PINNED})`,
    ],
  ])('pins down %j', (markdown, pinned) => {
    expect(pinAssets(markdown, SHELF)).toBe(pinned)
  })

  it.each([
    '`![a](assets/tree.svg)`',
    '    ![a](assets/tree.svg)',
    '\\![a](assets/tree.svg)',
    '![a](assets/other.svg)',
    '![a](assets/deep/tree.svg)',
    '![a](/assets/tree.svg)',
    '![a](assets/tree.svg?x)',
    '![a](&#97;ssets/tree.svg) assets/',
    `![a](${PINNED})`,
    'assets/tree.svg',
  ])('leaves %j as it is', (markdown) => {
    expect(pinAssets(markdown, SHELF)).toBe(markdown)
  })

  it('changes nothing else, and nothing twice', () => {
    const pieces = fc.constantFrom(
      '![',
      ']',
      '(',
      ')',
      'assets/tree.svg',
      ' "',
      '"',
      '\n',
      '\n\n',
      '> ',
      '- ',
      '`',
      '[t]: ',
      '<',
      '>',
      '\\',
      'é',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        const markdown = parts.join('')
        const pinned = pinAssets(markdown, SHELF)
        expect(pinned.replaceAll(`#${HASH}`, '')).toBe(markdown)
        expect(pinAssets(pinned, SHELF)).toBe(pinned)
      }),
      { numRuns: 500 },
    )
  })
})
