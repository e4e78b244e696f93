import { defineSlice } from '#app/words/slice.ts'

/** Searching: its page, the palette that opens over every page, and the pages that can be gone to. */
export const search = defineSlice('search', {
  title: 'Search',
  titleFor: '“{text}” · Search',
  open: 'Search',
  field: {
    label: 'Search courses, lessons and pages',
    placeholder: 'A word, a topic, a page',
    submit: 'Search',
  },
  lead: 'Everything that can be read here: courses, their lessons, and the pages of this site.',
  found:
    '{count, plural, =0 {Nothing was found for “{text}”.} one {# thing found for “{text}”.} other {# things found for “{text}”.}}',
  corrected: 'Nothing has “{text}”. This is what was found for “{instead}”.',
  groups: {
    goTo: 'Go to',
    pages: 'Pages',
    courses: 'Courses',
    modules: 'Modules',
    lessons: 'Lessons',
  },
  inCourse: 'in {course}',
  nothing: {
    title: 'What you can try',
    spelling: 'Look at the spelling, or use fewer words.',
    other: 'Search for another word for the same thing.',
    courses: 'Or begin with one of these courses:',
    allCourses: 'All courses',
  },
  palette: {
    label: 'Search',
    results: 'Results',
    close: 'Close',
    count: '{count, plural, =0 {No results.} one {# result.} other {# results.}}',
    all: 'All results for “{text}”',
    unavailable:
      'Search needs this site’s server, which cannot be reached right now. Pages can still be gone to.',
    keys: '<key>↑</key> <key>↓</key> to choose, <key>Enter</key> to open, <key>Esc</key> to close',
    slash: 'Open with the key /',
  },
  destinations: {
    home: { title: 'Home', words: 'start welcome beginning front' },
    courses: { title: 'Courses', words: 'catalog learn topics lessons' },
    dashboard: { title: 'Dashboard', words: 'overview progress streak quests points XP continue' },
    practice: { title: 'Practice', words: 'exercise review repeat due tasks train' },
    notes: { title: 'Notes', words: 'notebook bookmarks write remember' },
    achievements: { title: 'Achievements', words: 'badges awards medals' },
    history: { title: 'What you did', words: 'history activity log answers attempts' },
    settings: {
      title: 'Settings',
      words: 'account profile name language theme dark appearance time zone quiet mode preferences',
    },
    passkeys: { title: 'Passkeys', words: 'settings sign in fingerprint face key' },
    security: {
      title: 'Password and e-mail',
      words: 'settings security email address sessions devices sign out',
    },
    picture: { title: 'Picture', words: 'settings photo avatar image profile' },
    apiKeys: { title: 'API keys', words: 'settings developer program token' },
    system: { title: 'System', words: 'operator admin health servers replica journal' },
    reports: { title: 'Reported mistakes', words: 'operator admin tasks reports' },
    login: { title: 'Sign in', words: 'login log in passkey' },
    signup: { title: 'Sign up', words: 'register create account join' },
    privacy: { title: 'Privacy', words: 'data protection cookies legal' },
    terms: { title: 'Terms', words: 'conditions rules legal' },
  },
})
