import { defineSlice } from '#app/words/slice.ts'

/** The frame of every page and the parts that all pages share. */
export const ui = defineSlice('ui', {
  skipLink: 'Skip to the page',
  tagline: 'Hedgeschool keeps teaching when the network doesn’t.',
  nav: {
    label: 'Main',
    courses: 'Courses',
    dashboard: 'Dashboard',
    practice: 'Practice',
    notes: 'Notes',
    system: 'System',
    settings: 'Settings',
    signIn: 'Sign in',
    signUp: 'Sign up',
    signOut: 'Sign out',
    search: 'Search',
    account: 'Account of {name}',
  },
  footer: {
    courses: 'Courses',
    privacy: 'Privacy',
    terms: 'Terms',
    language: 'Language',
    theme: 'Appearance',
    themes: { system: 'As the device', light: 'Light', dark: 'Dark' },
  },
  duration: {
    minutes: '{minutes, number}\u00A0min',
    hours: '{hours, number}\u00A0h',
    both: '{hours, number}\u00A0h\u00A0{minutes, number}\u00A0min',
  },
})
