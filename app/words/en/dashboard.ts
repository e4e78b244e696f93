import { defineSlice } from '#app/words/slice.ts'

/** What a learner sees first: what to do now, today, what is due, and their year. */
export const dashboard = defineSlice('dashboard', {
  title: 'Dashboard',
  hello: 'Hello, {name}',
  confirmAddress:
    'Your e-mail address is not confirmed yet. <link>Confirm your address</link>, and you can get back in when you forget your password.',
  now: {
    title: 'What to do now',
    dueTitle: 'Review what is due',
    begun: 'You have begun this lesson of {course}.',
    whereYouWere: 'It comes next in {course}, where you were last.',
    due: '{count, plural, one {# task is due} other {# tasks are due}}, about {duration}.',
    nextLesson: 'It comes next in {course}, and you have what it builds on.',
    weak: '{right, number} of your last {answers, plural, one {# answer} other {# answers}} {right, plural, one {was} other {were}} right.',
    goOn: 'Continue',
    beginLesson: 'Begin this lesson',
    review: 'Review now',
    practise: 'Practise it',
  },
  quests: {
    title: 'Today',
    doneOf: '{done, number} of {total, number} done',
    progress: '{done, number} of {target, number}',
    isDone: 'Done:',
    titles: {
      'warm-up': 'Warm up',
      'five-right': 'Five right',
      'ten-answers': 'Ten at a sitting',
      'eight-right': 'Eight right',
      'three-tasks': 'Three of a kind',
      'six-tasks': 'A round trip',
      'run-of-three': 'Steady hand',
      'run-of-five': 'On a roll',
      'first-sight': 'At first sight',
      'one-review': 'Keep it fresh',
      'twenty-xp': 'Twenty points',
      'forty-xp': 'Forty points',
      'one-lesson': 'One step further',
    },
    details: {
      answers: 'Answer {target, plural, one {a task} other {# tasks}}.',
      correct: 'Give {target, plural, one {a right answer} other {# right answers}}.',
      tasks: 'Get {target, plural, one {a task} other {# different tasks}} right.',
      run: 'Get {target, number} right in a row.',
      'first-try':
        '{target, plural, one {Get a new task right at the first try.} other {Get # new tasks right at the first try.}}',
      reviews:
        '{target, plural, one {Answer a task whose review is due.} other {Answer # tasks whose reviews are due.}}',
      xp: 'Earn {target, number} XP.',
      lessons: 'Finish {target, plural, one {a lesson} other {# lessons}}.',
    },
  },
  due: {
    title: 'Reviews',
    none: 'Nothing is due today.',
    now: '<strong>{count, plural, one {# task} other {# tasks}}</strong> due now, about {duration}',
    review: 'Review',
    noForecast: 'Nothing comes back for review in the next {days, plural, one {# day} other {# days}}.',
    forecast:
      '{count, plural, one {# review} other {# reviews}} in the next {days, plural, one {# day} other {# days}}',
    chart:
      '{count, plural, one {# review} other {# reviews}} in the next {days, plural, one {# day} other {# days}}, one bar for each day',
    caption: 'Days on which something comes back',
    day: 'Day',
    tasks: 'Tasks',
  },
  year: {
    title: 'Your year',
    gist: '{days, plural, one {# day} other {# days}} of work, {answers, plural, one {# answer} other {# answers}}.',
    gistAndBusiest:
      '{days, plural, one {# day} other {# days}} of work, {answers, plural, one {# answer} other {# answers}}; the busiest day was {date}.',
    picture:
      'The last year: {days, plural, one {# day} other {# days}} of work, {answers, plural, one {# answer} other {# answers}}',
    few: 'Few answers a day',
    many: 'many',
    byMonth: 'Month by month',
    month:
      '{month}: {days, plural, one {# day} other {# days}}, {answers, plural, one {# answer} other {# answers}}{lessons, plural, =0 {} one {, # lesson finished} other {, # lessons finished}}',
    dayAnswers: '{date}: {answers, plural, one {# answer} other {# answers}}',
    dayLessons: '{date}: {lessons, plural, one {# lesson} other {# lessons}} finished',
    dayBoth:
      '{date}: {answers, plural, one {# answer} other {# answers}}, {lessons, plural, one {# lesson} other {# lessons}} finished',
  },
  links: {
    label: 'Your progress',
    achievements: 'Achievements',
    achievementsAbout: 'What you earned, and what is still to come.',
    history: 'History',
    historyAbout: 'Every answer, what it paid, and why.',
  },
})
