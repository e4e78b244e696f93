import type { notes as english } from '#app/words/en/notes.ts'
import type { TranslationOf } from '#app/words/slice.ts'

export const notes: TranslationOf<typeof english> = {
  bookmark: {
    set: 'Lesezeichen setzen',
    remove: 'Lesezeichen entfernen',
  },
  lesson: {
    title: 'Deine Notizen',
    empty: 'Zu dieser Lektion gibt es noch keine Notizen. Was du hier schreibst, kannst nur du lesen.',
    about: 'Zu „{heading}“',
    writtenAt: 'Geschrieben am {at, date, medium}',
  },
  form: {
    add: 'Notiz schreiben',
    body: 'Notiz',
    hint: 'Reiner Text, höchstens {max, number} Zeichen.',
    anchor: 'Bezieht sich auf',
    wholeLesson: 'Die ganze Lektion',
    save: 'Notiz speichern',
    saving: 'Wird gespeichert …',
    edit: 'Bearbeiten',
    editLabel: 'Die Notiz „{beginning}“ bearbeiten',
    remove: 'Entfernen',
    removeLabel: 'Die Notiz „{beginning}“ entfernen',
    removeNow: 'Endgültig entfernen',
  },
  conflict: {
    title: '{count, plural, one {# Fassung} other {# Fassungen}} derselben Notiz',
    text: 'Diese Notiz wurde an mehreren Stellen geändert, die nichts voneinander wussten. Verloren ging nichts: Behalte, was du brauchst, und entferne den Rest.',
    last: 'Zuletzt geschrieben',
    other: 'Davor geschrieben, an anderer Stelle',
  },
  refusals: {
    signedOut:
      'Du bist abgemeldet. Melde dich in einem anderen Tab wieder an; was du geschrieben hast, ist noch da.',
    notReadable: 'Dieses Formular konnte nicht gelesen werden. Lade die Seite neu.',
    unknownLesson: 'Diese Lektion gibt es hier nicht mehr.',
    unknownTask: 'Diese Aufgabe gibt es hier nicht mehr.',
    notEnrolled: 'Belege zuerst diesen Kurs.',
    somebodyElse: 'Diese Notiz gehört zu einem anderen Konto.',
    unavailable:
      'Das konnte gerade nicht gespeichert werden. Was du geschrieben hast, ist noch da: Versuch es gleich noch einmal.',
    outOfReach:
      'Die Schule ist gerade nicht erreichbar. Was du geschrieben hast, ist noch da: Versuch es gleich noch einmal.',
    empty: 'Schreib zuerst etwas.',
    tooLong: 'Das ist zu lang: Es dürfen höchstens {max, number} Zeichen sein.',
    noReason: 'Gib an, was für ein Fehler es ist.',
  },
  tools: {
    title: 'Noch nicht gespeichert',
    lead: 'Was du abgeschickt hast, ist noch da.',
    typed: 'Was du geschrieben hast',
    again: 'Noch einmal versuchen',
    back: 'Zurück',
    nothing: 'Hier gibt es nichts zu tun.',
  },
  report: {
    open: 'Fehler melden',
    reason: 'Was stimmt nicht?',
    reasons: {
      'wrong-key': 'Eine richtige Antwort gilt als falsch oder umgekehrt',
      unclear: 'Die Frage oder ihre Erklärung ist schwer zu verstehen',
      typo: 'Ein Fehler in Rechtschreibung oder Wortlaut',
      broken: 'Etwas funktioniert nicht',
      other: 'Etwas anderes',
    },
    body: 'Erzähl uns mehr',
    hint: 'Wenn du magst, höchstens {max, number} Zeichen.',
    send: 'Meldung abschicken',
    sending: 'Wird abgeschickt …',
    thanks: 'Danke. Wer diesen Kurs betreut, wird es lesen.',
  },
  page: {
    title: 'Notizen und Lesezeichen',
    lead: 'Was du in deinen Lektionen markiert und aufgeschrieben hast. Nur du kannst es lesen.',
    search: 'In deinen Notizen suchen',
    find: 'Suchen',
    all: 'Alle zeigen',
    found:
      '{count, plural, =0 {Nichts enthält „{words}“.} one {# Lektion enthält „{words}“.} other {# Lektionen enthalten „{words}“.}}',
    emptyTitle: 'Noch ist hier nichts',
    empty:
      'Setz in einer Lektion ein Lesezeichen oder schreib unter ihren Text eine Notiz: Hier findest du beides wieder.',
    choose: 'Kurs aussuchen',
    closed: 'Diese Lektion gehört nicht mehr zum Kurs.',
    limited: 'Gezeigt werden nur die {count, number} zuletzt geänderten Notizen.',
  },
  admin: {
    title: 'Gemeldete Fehler',
    lead: 'Was Lernenden an Aufgaben aufgefallen ist; die am häufigsten gemeldete Aufgabe zuerst.',
    none: 'Es ist nichts gemeldet: Alle Meldungen sind erledigt.',
    total: '{count, plural, one {# offene Meldung} other {# offene Meldungen}}',
    limited: 'Gezeigt werden nur die {count, number} ältesten.',
    task: 'Aufgabe {slug} in {lesson}',
    look: 'Zur Aufgabe',
    retired: 'Die Aufgabe gehört nicht mehr zu ihrer Lektion.',
    older: 'zu einer früheren Fassung der Aufgabe',
    reportedAt: 'Gemeldet am {at, date, medium}',
    resolve: 'Erledigt',
    resolveAll:
      '{count, plural, one {Die Meldung zu dieser Aufgabe ist erledigt} other {Alle # Meldungen zu dieser Aufgabe sind erledigt}}',
    resolveLabel: 'Erledigt: die Meldung vom {at, date, medium} zu Aufgabe {slug}',
    unavailable: 'Das kann gerade nicht gespeichert werden. Versuch es gleich noch einmal.',
    unknown: 'Diese offene Meldung gibt es nicht; vielleicht hat sie inzwischen jemand erledigt.',
  },
}
