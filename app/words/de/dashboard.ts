import type { dashboard as english } from '#app/words/en/dashboard.ts'
import type { TranslationOf } from '#app/words/slice.ts'

export const dashboard: TranslationOf<typeof english> = {
  title: 'Übersicht',
  hello: 'Hallo, {name}',
  confirmAddress:
    'Deine E-Mail-Adresse ist noch nicht bestätigt. <link>Bestätige deine Adresse</link>, dann kommst du wieder hinein, wenn du dein Passwort vergisst.',
  now: {
    title: 'Was jetzt dran ist',
    dueTitle: 'Fälliges wiederholen',
    begun: 'Du hast diese Lektion von {course} angefangen.',
    whereYouWere: 'Sie kommt als Nächstes in {course}, wo du zuletzt warst.',
    due: 'Etwa {duration} für {count, plural, one {# fällige Aufgabe} other {# fällige Aufgaben}}.',
    nextLesson: 'Sie kommt als Nächstes in {course}, und was sie voraussetzt, kannst du schon.',
    weak: '{answers, plural, one {Von deiner letzten Antwort} other {Von deinen letzten # Antworten}} {right, plural, one {war # richtig} other {waren # richtig}}.',
    goOn: 'Weitermachen',
    beginLesson: 'Lektion anfangen',
    review: 'Jetzt wiederholen',
    practise: 'Das üben',
  },
  quests: {
    title: 'Heute',
    doneOf: '{done, number} von {total, number} geschafft',
    progress: '{done, number} von {target, number}',
    isDone: 'Geschafft:',
    titles: {
      'warm-up': 'Aufwärmen',
      'five-right': 'Fünf richtige',
      'ten-answers': 'Zehn auf einen Streich',
      'eight-right': 'Acht richtige',
      'three-tasks': 'Aller guten Dinge',
      'six-tasks': 'Eine Rundreise',
      'run-of-three': 'Ruhige Hand',
      'run-of-five': 'Ein guter Lauf',
      'first-sight': 'Auf den ersten Blick',
      'one-review': 'Frisch halten',
      'twenty-xp': 'Zwanzig Punkte',
      'forty-xp': 'Vierzig Punkte',
      'one-lesson': 'Einen Schritt weiter',
    },
    details: {
      answers: 'Beantworte {target, plural, one {eine Aufgabe} other {# Aufgaben}}.',
      correct: 'Gib {target, plural, one {eine richtige Antwort} other {# richtige Antworten}}.',
      tasks: 'Löse {target, plural, one {eine Aufgabe} other {# verschiedene Aufgaben}}.',
      run: 'Gib {target, number} richtige Antworten in Folge.',
      'first-try':
        'Löse {target, plural, one {eine neue Aufgabe} other {# neue Aufgaben}} beim ersten Versuch.',
      reviews:
        '{target, plural, one {Beantworte eine Aufgabe, deren Wiederholung fällig ist.} other {Beantworte # Aufgaben, deren Wiederholung fällig ist.}}',
      xp: 'Verdiene {target, number} XP.',
      lessons: 'Schließ {target, plural, one {eine Lektion} other {# Lektionen}} ab.',
    },
  },
  due: {
    title: 'Wiederholungen',
    none: 'Heute ist nichts fällig.',
    now: '<strong>{count, plural, one {# Aufgabe} other {# Aufgaben}}</strong> jetzt fällig, etwa {duration}',
    review: 'Wiederholen',
    noForecast:
      '{days, plural, one {Am nächsten Tag} other {In den nächsten # Tagen}} kommt nichts zur Wiederholung.',
    forecast:
      '{count, plural, one {# Wiederholung} other {# Wiederholungen}} {days, plural, one {am nächsten Tag} other {in den nächsten # Tagen}}',
    chart:
      '{count, plural, one {# Wiederholung} other {# Wiederholungen}} {days, plural, one {am nächsten Tag} other {in den nächsten # Tagen}}, ein Balken für jeden Tag',
    caption: 'Tage, an denen etwas wiederkommt',
    day: 'Tag',
    tasks: 'Aufgaben',
  },
  year: {
    title: 'Dein Jahr',
    gist: '{days, plural, one {# Tag} other {# Tage}} gelernt, {answers, plural, one {# Antwort} other {# Antworten}}.',
    gistAndBusiest:
      '{days, plural, one {# Tag} other {# Tage}} gelernt, {answers, plural, one {# Antwort} other {# Antworten}}; am meisten war es am {date}.',
    picture:
      'Das letzte Jahr: {days, plural, one {# Tag} other {# Tage}} gelernt, {answers, plural, one {# Antwort} other {# Antworten}}',
    few: 'Wenige Antworten am Tag',
    many: 'viele',
    byMonth: 'Monat für Monat',
    month:
      '{month}: {days, plural, one {# Tag} other {# Tage}}, {answers, plural, one {# Antwort} other {# Antworten}}{lessons, plural, =0 {} one {, # Lektion abgeschlossen} other {, # Lektionen abgeschlossen}}',
    dayAnswers: '{date}: {answers, plural, one {# Antwort} other {# Antworten}}',
    dayLessons: '{date}: {lessons, plural, one {# Lektion} other {# Lektionen}} abgeschlossen',
    dayBoth:
      '{date}: {answers, plural, one {# Antwort} other {# Antworten}}, {lessons, plural, one {# Lektion} other {# Lektionen}} abgeschlossen',
  },
  links: {
    label: 'Dein Fortschritt',
    achievements: 'Erfolge',
    achievementsAbout: 'Was du erreicht hast und was noch kommt.',
    history: 'Verlauf',
    historyAbout: 'Jede Antwort, was sie brachte und warum.',
  },
}
