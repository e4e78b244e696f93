import type { tasks as english } from '#app/words/en/tasks.ts'
import type { TranslationOf } from '#app/words/slice.ts'

export const tasks: TranslationOf<typeof english> = {
  card: {
    exam: 'Prüfung: das ganze Modul',
    solved: 'Gelöst',
    tried: 'Noch nicht gelöst',
    check: 'Prüfen',
    checking: 'Wird geprüft …',
    checkKey: 'Enter',
    checkKeyInField: 'Strg + Enter',
  },
  feedback: {
    right: 'Richtig',
    notYet: 'Noch nicht',
    rightNote: 'Richtig:',
    wrongNote: 'Falsch:',
    place: 'Platz {number, number}:',
    gap: 'Lücke {number, number}:',
    sqlRegion: 'Was dein SQL ergeben hat',
    sqlGave: 'Was dein SQL ergeben hat: {count, plural, one {# Zeile} other {# Zeilen}}',
  },
  remarks: {
    somethingMissing: 'Was du gewählt hast, stimmt, aber es fehlt noch etwas.',
    noUnit: 'Gib nur die Zahl an, ohne Einheit.',
    otherUnit: 'Gib die Zahl in {unit} an, nicht in {typed}.',
    itemsInPlace:
      '{count, plural, =0 {Keiner der {total, number} Einträge steht an seinem Platz.} one {# von {total, number} Einträgen steht an seinem Platz.} other {# von {total, number} Einträgen stehen an ihrem Platz.}}',
    trueRight: 'Dass die Aussage wahr ist, stimmt. Sieh dir die Begründung noch einmal an.',
    falseRight: 'Dass die Aussage falsch ist, stimmt. Sieh dir die Begründung noch einmal an.',
    trueWrong: 'Die Aussage ist nicht wahr.',
    falseWrong: 'Die Aussage ist nicht falsch.',
    linesRight:
      '{count, plural, one {Die erste Zeile stimmt, ab der zweiten weicht es ab.} other {Die ersten # Zeilen stimmen, danach weicht es ab.}}',
    sqlError: 'SQLite hat abgebrochen: <code>{message}</code>',
    sqlTimeout:
      'Das lief länger als {seconds, plural, one {# Sekunde} other {# Sekunden}} und wurde abgebrochen. Kommt es je zu einem Ende?',
    sqlTooManyRows:
      'Das ergibt mehr als {limit, plural, one {# Zeile} other {# Zeilen}}; gefragt sind weniger.',
    sqlNoRows:
      'Diese Anweisungen ergeben keine Zeilen. Schreib ans Ende eine Abfrage, etwa <code>SELECT</code>.',
    sqlColumns:
      'Deine Abfrage ergibt {count, plural, one {# Spalte} other {# Spalten}}; gefragt {wanted, plural, one {ist #} other {sind #}}.',
    sqlColumnsAfter:
      'Nach deinen Anweisungen ergeben die Tabellen {count, plural, one {# Spalte} other {# Spalten}}; gefragt {wanted, plural, one {ist #} other {sind #}}.',
    sqlRows:
      'Deine Abfrage ergibt {count, plural, one {# Zeile} other {# Zeilen}}; gefragt {wanted, plural, one {ist #} other {sind #}}.',
    sqlRowsAfter:
      'Nach deinen Anweisungen ergeben die Tabellen {count, plural, one {# Zeile} other {# Zeilen}}; gefragt {wanted, plural, one {ist #} other {sind #}}.',
    sqlOrder: 'Das sind die richtigen Zeilen, aber in einer anderen Reihenfolge als gefragt.',
    sqlValues: 'Die Zahl der Zeilen und Spalten stimmt, einige der Werte nicht.',
  },
  answer: {
    tooLong: 'Höchstens {max, plural, one {# Zeichen} other {# Zeichen}}',
    your: 'Deine Antwort',
    yourIn: 'Deine Antwort, in {unit}',
    typeIt: 'Gib deine Antwort ein',
  },
  choice: {
    one: 'Wähl eine Antwort',
    several: 'Wähl alle, die stimmen',
    oneOfThese: 'Wähl eine von diesen',
    atLeastOne: 'Wähl mindestens eine',
    someOfThese: 'Wähl einige von diesen',
  },
  number: { notOne: 'Gib eine Zahl ein, zum Beispiel 3,5' },
  sql: {
    your: 'Dein SQL',
    nothing: 'Schreib eine Abfrage',
    look: 'Sieh dir die Tabellen an:',
    table: 'Tabelle {name}',
    rows: '{count, plural, one {# Zeile} other {# Zeilen}}',
    firstRows:
      '{total, plural, one {die ersten {shown, number} von # Zeile} other {die ersten {shown, number} von # Zeilen}}',
  },
  ordering: {
    legend: 'Bring das in die richtige Reihenfolge',
    hint: 'Verschieb die Einträge mit den Pfeilen oder zieh sie.',
    keysHint: 'Auf der Tastatur verschieben Alt + ↑ und Alt + ↓ den Eintrag, der den Fokus hat.',
    placeOf: 'Platz von „{item}“',
    place: 'Platz {number, number}',
    up: '„{item}“ nach oben',
    down: '„{item}“ nach unten',
    item: 'Eintrag {number, number}',
    moved: '„{item}“ steht jetzt auf Platz {place, number} von {total, number}.',
    eachPlaceOnce: 'Gib jedem Eintrag einen eigenen Platz',
  },
  matching: {
    legend: 'Ordne jedem das Passende zu',
    matches: 'Zur Auswahl',
    choose: 'Auswählen …',
    chooseAll: 'Ordne jedem etwas zu',
  },
  cloze: {
    legend: 'Füll die Lücken',
    gap: 'Lücke {number, number} von {total, number}',
    choose: 'Auswählen …',
    fillAll: 'Füll alle Lücken aus',
  },
  trueFalse: {
    statement: 'Stimmt das?',
    true: 'Wahr',
    false: 'Falsch',
    because: 'Denn …',
    sayWhich: 'Sag, ob es wahr oder falsch ist',
    sayWhy: 'Wähl auch eine Begründung',
  },
  output: {
    legend: 'Was kommt heraus?',
    your: 'Was herauskommt',
    hint: 'Zeile für Zeile, so wie es dort steht.',
    nothing: 'Sag, was herauskommt',
  },
  message: {
    outOfReach:
      'Die Schule ist gerade nicht erreichbar. Deine Antwort ist noch da: Versuch es gleich noch einmal.',
  },
}
