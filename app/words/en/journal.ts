import { defineSlice } from '#app/words/slice.ts'

/** Work that is kept but could not be counted. */
export const journal = defineSlice('journal', {
  /** By kind of entry, without its version. */
  kinds: {
    attempt: '{count, plural, one {# answer} other {# answers}}',
    'attempt-withdrawn': '{count, plural, one {# answer taken back} other {# answers taken back}}',
    bookmarked: '{count, plural, one {# changed bookmark} other {# changed bookmarks}}',
    enrolled: '{count, plural, one {# course taken up} other {# courses taken up}}',
    'lesson-finished': '{count, plural, one {# finished lesson} other {# finished lessons}}',
    'note-removed': '{count, plural, one {# removed note} other {# removed notes}}',
    'note-written': '{count, plural, one {# note} other {# notes}}',
    'preference-set': '{count, plural, one {# changed setting} other {# changed settings}}',
    'session-begun': '{count, plural, one {# sign-in} other {# sign-ins}}',
    'session-ended': '{count, plural, one {# sign-out} other {# sign-outs}}',
    'session-seen': '{count, plural, one {# visit} other {# visits}}',
    'task-reported': '{count, plural, one {# reported mistake} other {# reported mistakes}}',
  },
  otherKind: '{count, plural, one {# piece of work} other {# pieces of work}}',
  own: '<strong>Not counted yet: {what}.</strong> It is kept. Something about it does not fit, such as a task that has gone; whoever runs this school has been told and can try it again.',
  parked: {
    none: 'Nothing is parked: every entry could be applied.',
    count: '{total, plural, one {# entry} other {# entries}}',
    countShown: '{total, plural, one {# entry} other {# entries}}, the last {shown, number} are shown',
    retryAll: 'Try all again',
    retry: 'Try again',
    retryOne: 'Try {id} again',
    facts: '{id}, learner {learner}, parked {parkedAt} UTC',
    factsRetried: '{id}, learner {learner}, parked {parkedAt} UTC, tried again {retriedAt} UTC',
    unavailable: 'This node’s journal keeps nothing just now, so nothing can be tried again from here.',
  },
})
