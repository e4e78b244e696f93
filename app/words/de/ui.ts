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
    reports: 'Gemeldete Fehler',
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
    themes: { system: 'Automatisch', light: 'Hell', dark: 'Dunkel' },
  },
  duration: {
    minutes: '{minutes, number}\u00A0Min.',
    hours: '{hours, number}\u00A0Std.',
    both: '{hours, number}\u00A0Std.\u00A0{minutes, number}\u00A0Min.',
  },
  charts: {
    asTable: 'Als Tabelle',
    bar: '{name}: {value, number}',
    none: 'keine',
    noFigures: 'Keine Werte in der letzten Stunde.',
    range: 'Höchstens {highest}, mindestens {lowest} in der letzten Stunde.',
  },
  errors: {
    tryAgain: 'Noch einmal versuchen',
    courses: 'Alle Kurse',
    home: 'Startseite',
    accountOnItsWay: {
      title: 'Dein Konto ist unterwegs',
      lead: 'Es ist angelegt, und du bist angemeldet. Dieser Server holt es gerade: Versuch es gleich noch einmal.',
    },
    sessionNotConfirmed: {
      title: 'Nicht ohne die Hauptdatenbank',
      lead: 'Dieser Server erreicht die Hauptdatenbank der Schule nicht und kann deshalb nicht sicher sein, dass du noch angemeldet bist. Das Lernen geht weiter; diese Seite muss warten.',
    },
    offline: {
      title: 'Keine Verbindung',
      lead: 'Diese Seite ist noch nicht geladen. Geh dorthin zurück, wo du warst, und versuch es wieder, wenn du verbunden bist.',
    },
    other: {
      title: 'Hier ist etwas schiefgegangen',
      lead: 'Das liegt an uns, nicht an dir, und nichts, was du gespeichert hast, ist verloren. Oft hilft es, zurückzugehen und es noch einmal zu versuchen.',
    },
    status400: {
      title: 'Das war nicht zu verstehen',
      lead: 'Die Seite hat etwas bekommen, das sie nicht lesen konnte. Geh zurück und versuch es noch einmal.',
    },
    status403: {
      title: 'Nicht für dieses Konto',
      lead: 'Du bist angemeldet, aber diese Seite ist für jemand anderen.',
    },
    status404: {
      title: 'Hier ist keine Seite',
      lead: 'Vielleicht ist die Adresse falsch geschrieben, oder die Seite ist umgezogen.',
    },
    status405: {
      title: 'So funktioniert diese Seite nicht',
      lead: 'Man kann sie lesen, aber nichts an sie senden.',
    },
    status429: {
      title: 'Ein wenig zu schnell',
      lead: 'Das waren zu viele Versuche in kurzer Zeit. Warte einen Augenblick und versuch es dann noch einmal.',
    },
    status503: {
      title: 'Gerade nicht erreichbar',
      lead: 'Nichts, was du gespeichert hast, ist verloren. Versuch es gleich noch einmal.',
    },
  },
  connection: {
    behind:
      'Deine letzte Arbeit ist noch auf dem Weg zu diesem Server. Sie ist gesichert; vielleicht zeigt diese Seite sie noch nicht.',
    cutOff:
      'Dieser Server hat die Hauptdatenbank der Schule seit <time></time> nicht erreicht. Seiten können älter sein; was du tust, bleibt erhalten.',
    cutOffFromStart:
      'Dieser Server hat die Hauptdatenbank der Schule seit seinem Start nicht erreicht. Seiten können älter sein; was du tust, bleibt erhalten.',
    rebuilding:
      'Dieser Server holt seine Kopie der Hauptdatenbank gerade neu. Bis dahin sind die Seiten auf dem Stand von <time></time>. Was du tust, bleibt erhalten.',
    rebuildingFromStart:
      'Dieser Server holt seine Kopie der Hauptdatenbank gerade neu. Was du tust, bleibt erhalten.',
    lapsed:
      'Nach 24 Stunden ohne die Hauptdatenbank kann hier niemand angemeldet sein, weil dieser Server nicht wissen kann, wessen Sitzung beendet wurde. Kurse lassen sich weiter lesen; die Anmeldung geht wieder, sobald sie erreicht ist.',
  },
}
