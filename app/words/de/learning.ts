import type { learning as english } from '#app/words/en/learning.ts'
import type { TranslationOf } from '#app/words/slice.ts'

export const learning: TranslationOf<typeof english> = {
  enroll: {
    signUp: 'Registrieren und diesen Kurs belegen',
    signUpHint: 'Er ist kostenlos. Du kannst jede Lektion lesen, bevor du dich entscheidest.',
    take: 'Diesen Kurs belegen',
    takeHint: 'Er ist kostenlos und zählt ab deiner ersten Antwort.',
    begin: 'Anfangen',
    goOn: 'Weitermachen',
    practise: 'Üben, was du gelernt hast',
    progress: 'Abgeschlossene Lektionen',
    finished: '{finished, number} von {total, number} Lektionen abgeschlossen',
    refusals: {
      'not-free': 'Dieser Kurs ist kostenpflichtig.',
      unavailable: 'Das konnte gerade nicht gespeichert werden. Versuch es gleich noch einmal.',
    },
  },
  door: {
    tasks:
      '{count, plural, one {Diese Lektion hat # Aufgabe, deren Antwort sich selbst erklärt.} other {Diese Lektion hat # Aufgaben, deren Antworten sich selbst erklären.}} Belege den Kurs, dann bleibt dein Fortschritt erhalten.',
    signUp: 'Registrieren und üben',
  },
  finish: {
    goOn: 'Lektion abschließen und weiter',
    last: 'Lektion und Kurs abschließen',
  },
  goOn: {
    title: 'Hier geht es weiter',
    noneTitle: 'Du hast noch keinen Kurs belegt',
    none: 'Such dir einen aus, dann findest du hier deine Stelle wieder.',
    choose: 'Kurs aussuchen',
    more: '{count, plural, one {# weiterer Kurs} other {# weitere Kurse}}',
    progressOf: 'Abgeschlossene Lektionen in {title}',
    wereIn: 'Du warst in <lesson>{title}</lesson>',
    nextIs: 'Als Nächstes kommt <lesson>{title}</lesson>',
    allFinished: 'Alle Lektionen abgeschlossen',
    practise: 'Üben',
  },
}
