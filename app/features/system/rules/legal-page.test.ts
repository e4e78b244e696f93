import { expect, it } from 'vitest'
import { listPlaceholders } from './legal-page.ts'

it('finds what is to be filled in', () => {
  expect(listPlaceholders('Write to [Name and address] or [Ort].\n[Date]')).toEqual([
    '[Name and address]',
    '[Ort]',
    '[Date]',
  ])
})

it.each([
  'See [The law](https://law.example) for that.',
  'See [The law][law] for that.\n\n[The law]: https://law.example',
  '- [ ] to do\n- [x] done',
  'A note[^1].',
  'Ada Lovelace, 12 Example Street',
])('takes nothing else for it: %j', (markdown) => {
  expect(listPlaceholders(markdown)).toEqual([])
})
