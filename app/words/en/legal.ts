import { defineSlice } from '#app/words/slice.ts'

/** The frame of the pages whose text the operator writes. */
export const legal = defineSlice('legal', {
  privacy: 'Privacy',
  terms: 'Terms of use',
  missing: 'Whoever runs this school has not written this page yet.',
})
