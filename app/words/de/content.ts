import type { content as english } from '#app/words/en/content.ts'
import type { TranslationOf } from '#app/words/slice.ts'

export const content: TranslationOf<typeof english> = {
  home: {
    title: 'Schule, wo immer du bist.',
    lead: 'Eine Heckenschule fand im Freien statt, dort, wo ihre Schüler waren. Diese hier unterrichtet weiter, wenn das Netz es nicht tut.',
    begin: 'Anfangen zu lernen',
    goOn: 'Weiterlernen',
    look: 'Die Kurse ansehen',
    courses: 'Kurse für den Anfang',
    promises: {
      offline: {
        title: 'Sie wartet nicht auf das Netz',
        text: 'Seiten kommen aus deiner Nähe, und deine Antworten bleiben erhalten, auch wenn die Leitung tot ist.',
      },
      explained: {
        title: 'Jede Antwort wird erklärt',
        text: 'Ob richtig oder falsch: Du erfährst sofort, warum. Ein Fehler kostet nichts.',
      },
      kept: {
        title: 'Was du lernst, bleibt',
        text: 'Aufgaben kommen wieder, kurz bevor du sie vergessen würdest. Ein paar Minuten am Tag genügen.',
      },
    },
  },
}
