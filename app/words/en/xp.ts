import { defineSlice } from '#app/words/slice.ts'

/** Days, points, levels and streaks, wherever they are said. */
export const xp = defineSlice('xp', {
  points: '{points, number} XP',
  days: {
    today: 'today',
    yesterday: 'yesterday',
    tomorrow: 'tomorrow',
  },
  pay: {
    rated:
      '{points, plural, =0 {0 XP} other {+# XP}}: {place, selectordinal, =0 {a right answer} =1 {first right answer} =2 {second right answer} =3 {third right answer} =4 {fourth right answer} =5 {fifth right answer} =6 {sixth right answer} =7 {seventh right answer} =8 {eighth right answer} =9 {ninth right answer} =10 {tenth right answer} one {#st right answer} two {#nd right answer} few {#rd right answer} other {#th right answer}} {day, select, today {today} other {that day}} in this topic, {rate, select, full {full rate} half {half rate} quarter {a quarter of the points} none {no points} other {{share, number, ::percent .##} of the points}}{after, select, full { after {fullTasks, number} in full} half { after {fullTasks, number} in full and {halfTasks, number} at half} other {}}',
    early:
      '{points, plural, =0 {0 XP} other {+# XP}}: before its review was due, {rate, select, full {full rate} half {half rate} quarter {a quarter of the points} none {no points} other {{share, number, ::percent .##} of the points}}',
    wrong: '{points, plural, =0 {0 XP} other {+# XP}}: not right yet, and nothing lost',
    topicFull: '{points, plural, =0 {0 XP: the topic is full} other {+# XP: with that the topic is full}}',
    acknowledged: '{points, plural, =0 {0 XP} other {+# XP}}: as you were told then',
    tooOld:
      '{points, plural, =0 {0 XP} other {+# XP}}: too late to count: it came more than {days, plural, one {# day} other {# days}} after',
  },
  returns: {
    now: 'This task is due now.',
    tomorrow: 'This task comes back tomorrow.',
    onWeekday: 'This task comes back on {weekday}.',
    onDate: 'This task comes back on {date}.',
  },
  refusals: {
    conflict: 'This form has been used for another answer. Load the page again to answer anew.',
    'not-enrolled': 'Take this course first; then your answers count.',
    'signed-out': 'You are signed out. Sign in again, in another tab; your answer is still here.',
    unavailable: 'This could not be saved just now. Your answer is still here: try again in a moment.',
    'taken-back': 'This answer was taken back. Load the page again to answer anew.',
  },
  standing: {
    title: 'Level {level, number}: {standing}',
    titleFaded: 'Level {level, number}: {standing}; {points, number} XP faded',
    toNext: '{points, number} XP, {missing, number} to level {next, number}',
    highest: '{points, number} XP, the highest level',
    faded: '{points, number} XP faded: practise to stop it',
    fadedSince: '{points, number} XP faded since {date}: practise to stop it',
    reviewFirst: 'After your first answer',
    reviewLate: 'Due since {date}',
    level: 'level',
  },
  streak: {
    title: 'Streak',
    length: '{days, plural, one {# day} other {# days}}',
    begin: 'One answer or one finished lesson begins a streak.',
    beginAgain: 'Your longest was {days, plural, one {# day} other {# days}}. One answer begins the next.',
    done: 'Today is done.',
    atRisk: 'One answer today keeps it.',
    covered: 'Nothing yet today. A freeze would cover it.',
    freezes:
      '{freezes, plural, =0 {No freeze held: seven days earn one, and it covers a day you miss.} one {# freeze held: it covers a day you miss.} other {# freezes held, as many as there can be: each covers a day you miss.}}',
    week: '{active, number} of the last {days, plural, one {# day} other {# days}}{frozen, plural, =0 {} one {, # covered by a freeze} other {, # covered by a freeze}}',
    since: 'Since {date}.',
    sinceAndLongest: 'Since {date}; your longest was {days, plural, one {# day} other {# days}}.',
    inARow: '{days, plural, =0 {No streak yet.} one {# day in a row.} other {# days in a row.}}',
  },
  topics: {
    title: 'Your XP',
    quietTitle: 'Your topics',
    none: 'The first right answer to a task earns points. They appear here.',
  },
  topic: {
    fallbackTitle: 'Topic',
    begin: 'You have not answered a task of this topic yet. Your level begins to grow with the first.',
    practise: 'Practise',
    standing: 'Where you stand',
    nextReview: 'Next review',
    practisedLast: 'Practised last',
    notYet: 'Not yet',
    earnedInAll: 'Earned in all',
    holds: 'The topic holds',
    holdsUpTo: 'Up to {points, number} XP',
    holdsAll: '{points, number} XP: it is full',
    statistics: 'How you do',
    rightAnswers: 'Right answers',
    accuracy: '{share, number, ::percent}',
    rightOf: '{right, number} of {answers, number}',
    time: 'Time for an answer',
    seconds: '{seconds, number, integer} s',
    onAverage: 'on average',
    mastery: 'How firmly you know its tasks',
    masteryTasks: '{count, plural, one {# task} other {# tasks}}',
    masteryNew: 'Not yet',
    masteryStep: 'Step {level, number}',
    masteryFirm: 'Firm',
  },
  rules: {
    pays: 'What right answers pay',
    which: 'Right answers',
    points: 'Points',
    each: 'Each of a day',
    first: '{count, plural, one {The first of a day} other {The first # of a day}}',
    next: '{count, plural, one {The next} other {The next #}}',
    rest: 'Each one after that',
    early:
      'A task that is answered again before its review is due pays {points, number} XP at most. A wrong answer costs nothing.',
    stays: 'Points stay, however long you are away.',
    fades:
      'Once a review is due, {share, number, ::percent .#} of the points fades with each day without practice, but never below {least, number, ::percent .#} of the most you had. Practice stops it.',
    byChance:
      'A task comes back when the chance that you still know it has come down to {share, number, ::percent .#}.',
    byStages:
      'A task comes back after {days} {last, plural, one {day} other {days}}: later each time you are right, the next day when you are not.',
    levels: 'Levels',
    level: 'Level {level, number}',
  },
})
