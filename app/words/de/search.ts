import type { search as english } from '#app/words/en/search.ts'
import type { TranslationOf } from '#app/words/slice.ts'

export const search: TranslationOf<typeof english> = {
  title: 'Suche',
  titleFor: '„{text}“ · Suche',
  open: 'Suchen',
  field: {
    label: 'Kurse, Lektionen und Seiten durchsuchen',
    placeholder: 'Ein Wort, ein Thema, eine Seite',
    submit: 'Suchen',
  },
  lead: 'Alles, was es hier zu lesen gibt: Kurse, ihre Lektionen und die Seiten dieser Website.',
  found:
    '{count, plural, =0 {Zu „{text}“ wurde nichts gefunden.} one {# Treffer für „{text}“.} other {# Treffer für „{text}“.}}',
  corrected: 'Zu „{text}“ gibt es nichts. Das hier wurde zu „{instead}“ gefunden.',
  groups: {
    goTo: 'Gehe zu',
    pages: 'Seiten',
    courses: 'Kurse',
    modules: 'Module',
    lessons: 'Lektionen',
  },
  inCourse: 'in {course}',
  nothing: {
    title: 'Was du versuchen kannst',
    spelling: 'Prüfe die Schreibweise oder nimm weniger Wörter.',
    other: 'Suche nach einem anderen Wort für dasselbe.',
    courses: 'Oder fang mit einem dieser Kurse an:',
    allCourses: 'Alle Kurse',
  },
  palette: {
    label: 'Suche',
    results: 'Treffer',
    close: 'Schließen',
    count: '{count, plural, =0 {Keine Treffer.} one {# Treffer.} other {# Treffer.}}',
    all: 'Alle Treffer für „{text}“',
    unavailable:
      'Die Suche braucht den Server dieser Website, und der ist gerade nicht erreichbar. Seiten kannst du trotzdem aufrufen.',
    keys: '<key>↑</key> <key>↓</key> zum Auswählen, <key>Enter</key> zum Öffnen, <key>Esc</key> zum Schließen',
    slash: 'Mit der Taste / öffnen',
  },
  destinations: {
    home: { title: 'Startseite', words: 'Anfang Start Willkommen' },
    courses: { title: 'Kurse', words: 'Katalog lernen Themen Lektionen' },
    dashboard: { title: 'Übersicht', words: 'Fortschritt Serie Aufgaben Punkte XP weiterlernen Dashboard' },
    practice: { title: 'Üben', words: 'Übung Wiederholung wiederholen fällig Aufgaben trainieren' },
    notes: { title: 'Notizen', words: 'Notizbuch Lesezeichen schreiben merken' },
    achievements: { title: 'Erfolge', words: 'Abzeichen Auszeichnungen Medaillen' },
    history: { title: 'Was du getan hast', words: 'Verlauf Aktivität Protokoll Antworten Versuche' },
    settings: {
      title: 'Einstellungen',
      words: 'Konto Profil Name Sprache Design dunkel Aussehen Zeitzone Ruhemodus',
    },
    passkeys: { title: 'Passkeys', words: 'Einstellungen Anmeldung Fingerabdruck Gesicht Schlüssel' },
    security: {
      title: 'Passwort und E-Mail',
      words: 'Einstellungen Sicherheit Email Adresse Sitzungen Geräte abmelden',
    },
    picture: { title: 'Bild', words: 'Einstellungen Foto Avatar Profilbild' },
    apiKeys: { title: 'API-Schlüssel', words: 'Einstellungen Entwicklung Programm Token' },
    system: { title: 'System', words: 'Betrieb Verwaltung Zustand Server Replikat Journal' },
    reports: { title: 'Gemeldete Fehler', words: 'Betrieb Verwaltung Aufgaben Meldungen' },
    login: { title: 'Anmelden', words: 'Login einloggen Passkey' },
    signup: { title: 'Registrieren', words: 'Konto anlegen erstellen mitmachen' },
    privacy: { title: 'Datenschutz', words: 'Daten Cookies Rechtliches' },
    terms: { title: 'Nutzungsbedingungen', words: 'Bedingungen Regeln AGB Rechtliches' },
  },
}
