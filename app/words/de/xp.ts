import type { xp as english } from '#app/words/en/xp.ts'
import type { TranslationOf } from '#app/words/slice.ts'

export const xp: TranslationOf<typeof english> = {
  points: '{points, number} XP',
  days: {
    today: 'heute',
    yesterday: 'gestern',
    tomorrow: 'morgen',
  },
  pay: {
    rated:
      '{points, plural, =0 {0 XP} other {+# XP}}: {place, selectordinal, =0 {eine richtige Antwort} =1 {erste richtige Antwort} =2 {zweite richtige Antwort} =3 {dritte richtige Antwort} other {#. richtige Antwort}} {day, select, today {heute} other {an diesem Tag}} in diesem Thema, {rate, select, full {volle Punktzahl} half {halbe Punktzahl} quarter {ein Viertel der Punkte} none {keine Punkte} other {{share, number, ::percent .##} der Punkte}}{after, select, full { nach {fullTasks, number} mit voller} half { nach {fullTasks, number} mit voller und {halfTasks, number} mit halber} other {}}',
    early:
      '{points, plural, =0 {0 XP} other {+# XP}}: vor der fälligen Wiederholung, {rate, select, full {volle Punktzahl} half {halbe Punktzahl} quarter {ein Viertel der Punkte} none {keine Punkte} other {{share, number, ::percent .##} der Punkte}}',
    wrong: '{points, plural, =0 {0 XP} other {+# XP}}: noch nicht richtig, und nichts verloren',
    topicFull: '{points, plural, =0 {0 XP: Das Thema ist voll} other {+# XP: Damit ist das Thema voll}}',
    acknowledged: '{points, plural, =0 {0 XP} other {+# XP}}: wie es dir damals gesagt wurde',
    tooOld:
      '{points, plural, =0 {0 XP} other {+# XP}}: zu spät, um zu zählen: Die Antwort kam mehr als {days, plural, one {# Tag} other {# Tage}} danach an',
  },
  returns: {
    now: 'Diese Aufgabe ist jetzt fällig.',
    tomorrow: 'Diese Aufgabe kommt morgen wieder.',
    onWeekday: 'Diese Aufgabe kommt am {weekday} wieder.',
    onDate: 'Diese Aufgabe kommt am {date} wieder.',
  },
  refusals: {
    conflict:
      'Mit diesem Formular wurde schon eine andere Antwort gegeben. Lade die Seite neu, um noch einmal zu antworten.',
    'not-enrolled': 'Belege zuerst diesen Kurs, dann zählen deine Antworten.',
    'signed-out': 'Du bist abgemeldet. Melde dich in einem anderen Tab wieder an; deine Antwort ist noch da.',
    unavailable:
      'Das konnte gerade nicht gespeichert werden. Deine Antwort ist noch da: Versuch es gleich noch einmal.',
    'taken-back': 'Diese Antwort wurde zurückgenommen. Lade die Seite neu, um noch einmal zu antworten.',
  },
  standing: {
    title: 'Level {level, number}: {standing}',
    titleFaded: 'Level {level, number}: {standing}; {points, number} XP verblasst',
    toNext: '{points, number} XP, noch {missing, number} bis Level {next, number}',
    highest: '{points, number} XP, das höchste Level',
    faded: '{points, number} XP verblasst: Üben hält es auf',
    fadedSince: '{points, number} XP verblasst seit dem {date}: Üben hält es auf',
    reviewFirst: 'Nach deiner ersten Antwort',
    reviewLate: 'Fällig seit dem {date}',
    level: 'Level',
  },
  streak: {
    title: 'Serie',
    length: '{days, plural, one {# Tag} other {# Tage}}',
    begin: 'Eine Antwort oder eine abgeschlossene Lektion beginnt eine Serie.',
    beginAgain:
      'Deine längste hatte {days, plural, one {# Tag} other {# Tage}}. Eine Antwort beginnt die nächste.',
    done: 'Für heute ist sie sicher.',
    atRisk: 'Eine Antwort heute erhält sie.',
    covered: 'Heute noch nichts. Ein Joker würde einspringen.',
    freezes:
      '{freezes, plural, =0 {Kein Joker: Sieben Tage bringen einen, und er deckt einen Tag, den du auslässt.} one {# Joker: Er deckt einen Tag, den du auslässt.} other {# Joker, mehr sind nicht möglich: Jeder deckt einen Tag, den du auslässt.}}',
    week: '{active, number} {days, plural, one {vom letzten Tag} other {der letzten # Tage}}{frozen, plural, =0 {} one {, # von einem Joker gedeckt} other {, # von Jokern gedeckt}}',
    since: 'Seit dem {date}.',
    sinceAndLongest: 'Seit dem {date}; deine längste hatte {days, plural, one {# Tag} other {# Tage}}.',
    inARow: '{days, plural, =0 {Noch keine Serie.} one {# Tag in Folge.} other {# Tage in Folge.}}',
  },
  topics: {
    title: 'Deine XP',
    quietTitle: 'Deine Themen',
    none: 'Die erste richtige Antwort auf eine Aufgabe bringt Punkte. Sie erscheinen hier.',
  },
  topic: {
    fallbackTitle: 'Thema',
    begin:
      'Du hast in diesem Thema noch keine Aufgabe beantwortet. Mit der ersten beginnt dein Level zu wachsen.',
    practise: 'Üben',
    standing: 'Wo du stehst',
    nextReview: 'Nächste Wiederholung',
    practisedLast: 'Zuletzt geübt',
    notYet: 'Noch nicht',
    earnedInAll: 'Insgesamt verdient',
    holds: 'Das Thema fasst',
    holdsUpTo: 'Bis zu {points, number} XP',
    holdsAll: '{points, number} XP: Es ist voll',
    statistics: 'Wie es läuft',
    rightAnswers: 'Richtige Antworten',
    accuracy: '{share, number, ::percent}',
    rightOf: '{right, number} von {answers, number}',
    time: 'Zeit für eine Antwort',
    seconds: '{seconds, number, integer} s',
    onAverage: 'im Durchschnitt',
    mastery: 'Wie sicher du die Aufgaben kannst',
    masteryTasks: '{count, plural, one {# Aufgabe} other {# Aufgaben}}',
    masteryNew: 'Noch nicht',
    masteryStep: 'Stufe {level, number}',
    masteryFirm: 'Sicher',
  },
  rules: {
    pays: 'Was richtige Antworten bringen',
    which: 'Richtige Antworten',
    points: 'Punkte',
    each: 'Jede des Tages',
    first: '{count, plural, one {Die erste des Tages} other {Die ersten # des Tages}}',
    next: '{count, plural, one {Die nächste} other {Die nächsten #}}',
    rest: 'Jede weitere',
    early:
      'Eine Aufgabe, die du vor der fälligen Wiederholung noch einmal beantwortest, bringt höchstens {points, number} XP. Eine falsche Antwort kostet nichts.',
    stays: 'Punkte bleiben, egal wie lange du weg bist.',
    fades:
      'Sobald eine Wiederholung fällig ist, verblassen mit jedem Tag ohne Übung {share, number, ::percent .#} der Punkte, aber nie unter {least, number, ::percent .#} deines Höchststands. Üben hält es auf.',
    byChance:
      'Eine Aufgabe kommt wieder, wenn die Wahrscheinlichkeit, dass du sie noch kannst, auf {share, number, ::percent .#} gesunken ist.',
    byStages:
      'Eine Aufgabe kommt nach {days} {last, plural, one {Tag} other {Tagen}} wieder: jedes Mal später, wenn du sie richtig beantwortest, am nächsten Tag, wenn nicht.',
    levels: 'Level',
    level: 'Level {level, number}',
  },
}
