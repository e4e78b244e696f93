import { defineSlice } from '#app/words/slice.ts'

/** Taking up courses and finishing lessons. */
export const learning = defineSlice('learning', {
  enroll: {
    signUp: 'Sign up to take this course',
    signUpHint: 'It is free. You can read every lesson before you decide.',
    take: 'Take this course',
    takeHint: 'It is free, and it counts from your first answer.',
    begin: 'Begin',
    goOn: 'Go on',
    practise: 'Practise what you learned',
    progress: 'Lessons finished',
    finished: '{finished, number} of {total, number} lessons finished',
    refusals: {
      'not-free': 'This course has to be paid for.',
      unavailable: 'This could not be saved just now. Try again in a moment.',
    },
  },
  door: {
    tasks:
      '{count, plural, one {This lesson has # task with an answer that explains itself.} other {This lesson has # tasks with answers that explain themselves.}} Take the course, and your progress is kept.',
    signUp: 'Sign up to practise',
  },
  finish: {
    goOn: 'Finish this lesson and go on',
    last: 'Finish this lesson and the course',
  },
  goOn: {
    title: 'Continue here',
    noneTitle: 'You have not taken a course yet',
    none: 'Pick a course, and this is where you will find your place again.',
    choose: 'Choose a course',
    more: '{count, plural, one {# more course} other {# more courses}}',
    progressOf: 'Lessons finished in {title}',
    wereIn: 'You were in <lesson>{title}</lesson>',
    nextIs: 'Next is <lesson>{title}</lesson>',
    allFinished: 'All lessons finished',
    practise: 'Practise',
  },
})
