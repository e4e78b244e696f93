import { defineSlice } from '#app/words/slice.ts'

/** What a learner did, and every answer to one task. */
export const history = defineSlice('history', {
  title: 'History',
  lead: 'What you did, what it paid, and why.',
  dashboard: 'Dashboard',
  parts: 'Parts of the history',
  newest: 'The newest',
  further: 'Further back',
  nothingFurther: 'There is nothing further back.',
  nothingTitle: 'Nothing yet',
  nothing: 'Your first answer begins it.',
  practise: 'Practise',
  right: 'Right:',
  wrong: 'Not yet:',
  paid: '<pay>{words}</pay>',
  paidAndNext: '<pay>{words}; </pay>next review: {day}',
  finished: 'Finished the lesson',
  taskNumber: 'Task {number, number}',
  taskGone: 'A task that is no longer in it',
  task: {
    title: 'One task',
    lead: 'Every answer that you gave to it, the newest first.',
    from: 'From <lesson>{title}</lesson>',
  },
})
