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
    reports: 'Reported mistakes',
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
    themes: { system: 'Automatic', light: 'Light', dark: 'Dark' },
  },
  duration: {
    minutes: '{minutes, number}\u00A0min',
    hours: '{hours, number}\u00A0h',
    both: '{hours, number}\u00A0h\u00A0{minutes, number}\u00A0min',
  },
  charts: {
    asTable: 'As a table',
    bar: '{name}: {value, number}',
    none: 'none',
    noFigures: 'No figures in the last hour.',
    range: 'Highest {highest}, lowest {lowest} in the last hour.',
  },
  errors: {
    tryAgain: 'Try again',
    courses: 'All courses',
    home: 'Home',
    accountOnItsWay: {
      title: 'Your account is on its way',
      lead: 'It is made, and you are signed in. This server is just getting it: try again in a moment.',
    },
    sessionNotConfirmed: {
      title: 'Not without the main database',
      lead: 'This server cannot reach the school’s main database, so it cannot be sure that you are still signed in. Learning goes on; this page has to wait.',
    },
    offline: {
      title: 'No connection',
      lead: 'This page has not been loaded yet. Go back to where you were, and try again when you are connected.',
    },
    other: {
      title: 'Something went wrong here',
      lead: 'It is our fault, not yours, and nothing you had saved is lost. Going back and trying again often helps.',
    },
    status400: {
      title: 'That did not make sense',
      lead: 'The page got something that it could not read. Go back and try again.',
    },
    status403: {
      title: 'Not for this account',
      lead: 'You are signed in, but this page is for somebody else.',
    },
    status404: {
      title: 'There is no page here',
      lead: 'The address may be mistyped, or the page has moved.',
    },
    status405: {
      title: 'That is not how this page works',
      lead: 'It can be read, but nothing can be sent to it.',
    },
    status429: {
      title: 'A little too fast',
      lead: 'There were too many tries in a short time. Wait a moment, then try again.',
    },
    status503: {
      title: 'Out of reach just now',
      lead: 'Nothing you had saved is lost. Try again in a moment.',
    },
  },
  connection: {
    behind: 'Your latest work is on its way to this server. It is kept; this page may not show it yet.',
    cutOff:
      'This server has not reached the school’s main database since <time></time>. Pages may be older than that; what you do is kept.',
    cutOffFromStart:
      'This server has not reached the school’s main database since it started. Pages may be older than that; what you do is kept.',
    rebuilding:
      'This server is fetching its copy of the school’s main database anew. Until then pages are as they were at <time></time>. What you do is kept.',
    rebuildingFromStart:
      'This server is fetching its copy of the school’s main database anew. What you do is kept.',
    lapsed:
      'After 24 hours without the main database nobody can be signed in here, because this server cannot know whose session has ended. Courses can still be read; signing in works again once it is reached.',
  },
})
