import { defineSlice } from '#app/words/slice.ts'

/** Tasks: their cards, the fields to answer them in, and what is said about an answer. */
export const tasks = defineSlice('tasks', {
  card: {
    exam: 'Exam: the whole module',
    solved: 'Solved',
    tried: 'Not solved yet',
    check: 'Check',
    checking: 'Checking …',
    checkKey: 'Enter',
    checkKeyInField: 'Ctrl + Enter',
  },
  feedback: {
    right: 'Right',
    notYet: 'Not yet',
    rightNote: 'Right:',
    wrongNote: 'Wrong:',
    place: 'Place {number, number}:',
    gap: 'Gap {number, number}:',
    sqlRegion: 'What your SQL gave',
    sqlGave: 'What your SQL gave: {count, plural, one {# row} other {# rows}}',
  },
  remarks: {
    somethingMissing: 'What you chose is right, and something is missing.',
    noUnit: 'Give the number alone, without a unit.',
    otherUnit: 'Give the number in {unit}, not in {typed}.',
    itemsInPlace:
      '{count, plural, =0 {None of the {total, number} items is in its place.} one {# of the {total, number} items is in its place.} other {# of the {total, number} items are in their places.}}',
    trueRight: 'That the statement is true is right. Look at the reason again.',
    falseRight: 'That the statement is false is right. Look at the reason again.',
    trueWrong: 'The statement is not true.',
    falseWrong: 'The statement is not false.',
    linesRight:
      '{count, plural, one {The first line is right. From the second on it differs.} other {The first # lines are right. After them it differs.}}',
    sqlError: 'SQLite stopped: <code>{message}</code>',
    sqlTimeout:
      'This ran for more than {seconds, plural, one {# second} other {# seconds}} and was stopped. Does it ever end?',
    sqlTooManyRows:
      'This gives more than {limit, plural, one {# row} other {# rows}}; the task asks for fewer.',
    sqlNoRows: 'These statements give no rows. End with a query, such as <code>SELECT</code>.',
    sqlColumns:
      'Your query gives {count, plural, one {# column} other {# columns}}; the task asks for {wanted, number}.',
    sqlColumnsAfter:
      'Looked up after your statements, the tables give {count, plural, one {# column} other {# columns}}; the task asks for {wanted, number}.',
    sqlRows:
      'Your query gives {count, plural, one {# row} other {# rows}}; the task asks for {wanted, number}.',
    sqlRowsAfter:
      'Looked up after your statements, the tables give {count, plural, one {# row} other {# rows}}; the task asks for {wanted, number}.',
    sqlOrder: 'These are the right rows, in another order than the task asks for.',
    sqlValues: 'The number of rows and columns is right; some of the values are not.',
  },
  answer: {
    tooLong: 'Use at most {max, plural, one {# character} other {# characters}}',
    your: 'Your answer',
    yourIn: 'Your answer, in {unit}',
    typeIt: 'Type your answer',
  },
  choice: {
    one: 'Choose one',
    several: 'Choose all that are right',
    oneOfThese: 'Choose one of these',
    atLeastOne: 'Choose at least one',
    someOfThese: 'Choose some of these',
  },
  number: { notOne: 'Enter a number, such as 3.5' },
  sql: {
    your: 'Your SQL',
    nothing: 'Write a query',
    look: 'Look at the tables:',
    table: 'Table {name}',
    rows: '{count, plural, one {# row} other {# rows}}',
    firstRows:
      '{total, plural, one {the first {shown, number} of # row} other {the first {shown, number} of # rows}}',
  },
  ordering: {
    legend: 'Bring these into order',
    hint: 'Move the items with the arrows, or drag them.',
    keysHint: 'On a keyboard, Alt + ↑ and Alt + ↓ move the item that has the focus.',
    placeOf: 'Place of “{item}”',
    place: 'Place {number, number}',
    up: 'Move “{item}” up',
    down: 'Move “{item}” down',
    item: 'item {number, number}',
    moved: '“{item}” is now at place {place, number} of {total, number}.',
    eachPlaceOnce: 'Give each item a place of its own',
  },
  matching: {
    legend: 'Choose a match for each',
    matches: 'The matches',
    choose: 'Choose …',
    chooseAll: 'Choose a match for each',
  },
  cloze: {
    legend: 'Fill the gaps',
    gap: 'Gap {number, number} of {total, number}',
    choose: 'Choose …',
    fillAll: 'Fill every gap',
  },
  trueFalse: {
    statement: 'Is it true?',
    true: 'True',
    false: 'False',
    because: 'Because …',
    sayWhich: 'Say whether it is true or false',
    sayWhy: 'Choose a reason as well',
  },
  output: {
    legend: 'What comes out?',
    your: 'What comes out',
    hint: 'Line by line, as it is written there.',
    nothing: 'Say what comes out',
  },
  message: {
    outOfReach: 'The school is out of reach just now. Your answer is still here: try again in a moment.',
  },
})
