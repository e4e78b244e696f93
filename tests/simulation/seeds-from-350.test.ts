import { describe } from 'vitest'
import { itHolds } from './expect-seeds.ts'

describe('journal, shipper and overlay, whatever happens', () => {
  itHolds(350, 550)
})
