import type { history as english } from '#app/words/en/history.ts'
import type { TranslationOf } from '#app/words/slice.ts'

export const history: TranslationOf<typeof english> = {
  title: 'Verlauf',
  lead: 'Was du getan hast, was es brachte und warum.',
  dashboard: 'Übersicht',
  parts: 'Teile des Verlaufs',
  newest: 'Das Neueste',
  further: 'Weiter zurück',
  nothingFurther: 'Weiter zurück gibt es nichts.',
  nothingTitle: 'Noch ist hier nichts',
  nothing: 'Mit deiner ersten Antwort fängt er an.',
  practise: 'Üben',
  right: 'Richtig:',
  wrong: 'Noch nicht:',
  paid: '<pay>{words}</pay>',
  paidAndNext: '<pay>{words}; </pay>nächste Wiederholung: {day}',
  finished: 'Lektion abgeschlossen',
  taskNumber: 'Aufgabe {number, number}',
  taskGone: 'Eine Aufgabe, die nicht mehr dazugehört',
  task: {
    title: 'Eine Aufgabe',
    lead: 'Jede Antwort, die du darauf gegeben hast, die neueste zuerst.',
    from: 'Aus <lesson>{title}</lesson>',
  },
}
