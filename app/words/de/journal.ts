import type { journal as english } from '#app/words/en/journal.ts'
import type { TranslationOf } from '#app/words/slice.ts'

export const journal: TranslationOf<typeof english> = {
  kinds: {
    attempt: '{count, plural, one {# Antwort} other {# Antworten}}',
    'attempt-withdrawn':
      '{count, plural, one {# zurückgenommene Antwort} other {# zurückgenommene Antworten}}',
    bookmarked: '{count, plural, one {# geändertes Lesezeichen} other {# geänderte Lesezeichen}}',
    enrolled: '{count, plural, one {# belegter Kurs} other {# belegte Kurse}}',
    'lesson-finished': '{count, plural, one {# abgeschlossene Lektion} other {# abgeschlossene Lektionen}}',
    'note-removed': '{count, plural, one {# entfernte Notiz} other {# entfernte Notizen}}',
    'note-written': '{count, plural, one {# Notiz} other {# Notizen}}',
    'preference-set': '{count, plural, one {# geänderte Einstellung} other {# geänderte Einstellungen}}',
    'session-begun': '{count, plural, one {# Anmeldung} other {# Anmeldungen}}',
    'session-ended': '{count, plural, one {# Abmeldung} other {# Abmeldungen}}',
    'session-seen': '{count, plural, one {# Besuch} other {# Besuche}}',
    'task-reported': '{count, plural, one {# gemeldeter Fehler} other {# gemeldete Fehler}}',
  },
  otherKind: '{count, plural, one {# Arbeitsschritt} other {# Arbeitsschritte}}',
  own: '<strong>Noch nicht gezählt: {what}.</strong> Verloren ist davon nichts. Etwas daran passt nicht, etwa weil es eine Aufgabe nicht mehr gibt; wer diese Schule betreibt, weiß davon und kann es noch einmal versuchen.',
  parked: {
    none: 'Nichts ist geparkt: Jeder Eintrag ließ sich anwenden.',
    count: '{total, plural, one {# Eintrag} other {# Einträge}}',
    countShown:
      '{total, plural, one {# Eintrag} other {# Einträge}}, die letzten {shown, number} werden gezeigt',
    retryAll: 'Alle noch einmal versuchen',
    retry: 'Noch einmal versuchen',
    retryOne: '{id} noch einmal versuchen',
    facts: '{id}, von {learner}, geparkt {parkedAt} UTC',
    factsRetried: '{id}, von {learner}, geparkt {parkedAt} UTC, noch einmal versucht {retriedAt} UTC',
    unavailable:
      'Das Journal dieses Knotens nimmt gerade nichts an, deshalb lässt sich von hier aus nichts noch einmal versuchen.',
  },
}
