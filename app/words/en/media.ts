import { defineSlice } from '#app/words/slice.ts'

/** What the renderer adds to the texts of a course, in the course's language. */
export const media = defineSlice('media', {
  footnotes: 'Footnotes',
  backToText: 'Back to where note {number, number} belongs',
  table: 'Table: {columns}',
  unnamedTable: 'Table',
})
