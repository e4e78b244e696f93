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
  },
}
