import { defineSlice } from '#app/words/slice.ts'

/** Home, catalog, courses and lessons. */
export const content = defineSlice('content', {
  home: {
    title: 'School, wherever you are.',
    lead: 'A hedge school was held outdoors, wherever its pupils were. This one keeps teaching when the network doesn’t.',
    begin: 'Start learning',
    goOn: 'Go on learning',
    look: 'Look at the courses',
    courses: 'Courses to begin with',
    promises: {
      offline: {
        title: 'It does not wait for the network',
        text: 'Pages come from near you, and what you answer is kept even when the line is down.',
      },
      explained: {
        title: 'Every answer is explained',
        text: 'Right or wrong, you are told why, at once. A mistake costs nothing.',
      },
      kept: {
        title: 'What you learn stays',
        text: 'Tasks come back just before you would forget them. A few minutes a day are enough.',
      },
    },
  },
})
