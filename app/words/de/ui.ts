import type { ui as english } from '#app/words/en/ui.ts'
import type { TranslationOf } from '#app/words/slice.ts'

export const ui: TranslationOf<typeof english> = {
  skipLink: 'Zum Inhalt springen',
  tagline: 'Hedgeschool unterrichtet weiter, wenn das Netz es nicht tut.',
  nav: {
    label: 'Hauptmenü',
    courses: 'Kurse',
    dashboard: 'Übersicht',
    practice: 'Üben',
    notes: 'Notizen',
    system: 'System',
    settings: 'Einstellungen',
    signIn: 'Anmelden',
    signUp: 'Registrieren',
    signOut: 'Abmelden',
    search: 'Suche',
    account: 'Konto von {name}',
  },
  footer: {
    courses: 'Kurse',
    privacy: 'Datenschutz',
    terms: 'Nutzungsbedingungen',
    language: 'Sprache',
    theme: 'Darstellung',
    themes: { system: 'Wie das Gerät', light: 'Hell', dark: 'Dunkel' },
  },
  duration: {
    minutes: '{minutes, number}\u00A0Min.',
    hours: '{hours, number}\u00A0Std.',
    both: '{hours, number}\u00A0Std.\u00A0{minutes, number}\u00A0Min.',
  },
}
