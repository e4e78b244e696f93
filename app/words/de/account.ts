import type { account as english } from '#app/words/en/account.ts'
import type { TranslationOf } from '#app/words/slice.ts'

export const account: TranslationOf<typeof english> = {
  fields: {
    name: 'Name',
    nameHint: 'So möchtest du genannt werden.',
    email: 'E-Mail',
    password: 'Passwort',
    passwordHint: 'Mindestens {min, number} Zeichen. Ein paar Wörter ergeben ein gutes.',
    newPassword: 'Neues Passwort',
    currentPassword: 'Aktuelles Passwort',
    newEmail: 'Neue E-Mail-Adresse',
    code: 'Code',
    codeHint: 'Acht Ziffern aus der Mail. Er gilt {minutes, plural, one {# Minute} other {# Minuten}}.',
  },
  errors: {
    emailMissing: 'Gib deine E-Mail-Adresse ein',
    emailTooLong: 'Diese Adresse ist zu lang',
    emailWrong: 'Gib eine E-Mail-Adresse ein, zum Beispiel ada@example.com',
    passwordMissing: 'Gib dein Passwort ein',
    passwordEndless: 'Dieses Passwort ist zu lang',
    passwordNone: 'Wähle ein Passwort',
    passwordShort: 'Nimm mindestens {min, number} Zeichen',
    passwordLong: 'Nimm höchstens {max, number} Zeichen',
    nameMissing: 'Gib den Namen ein, mit dem du angesprochen werden möchtest',
    nameTooLong: 'Nimm höchstens {max, number} Zeichen',
    codeMissing: 'Gib den Code aus der Mail ein',
    codeForm: 'Ein Code hat acht Ziffern',
    emailSame: 'Das ist schon deine Adresse',
    passwordWrong: 'Das ist nicht dein Passwort',
  },
  refusals: {
    wrongCredentials: 'Diese E-Mail-Adresse und dieses Passwort gehören nicht zusammen.',
    emailTaken: 'Mit dieser Adresse gibt es schon ein Konto. Melde dich stattdessen an.',
    wrongCode:
      'Dieser Code stimmt nicht oder ist zu alt. Nach fünf Versuchen ist ein Code ungültig: Lass dir einen neuen schicken.',
    addressUnusable: 'Diese Adresse geht nicht. Nimm eine andere.',
    tooManyAttempts:
      'Das war zu oft. Versuch es in {minutes, plural, one {# Minute} other {# Minuten}} wieder; bis dahin wird nichts geprüft.',
    signInUnavailable: 'Anmelden geht gerade nicht. Versuch es gleich noch einmal.',
    signUpUnavailable:
      'Registrieren geht gerade nicht. Was du eingegeben hast, ist noch da: Versuch es gleich noch einmal.',
    signedUpOnly: 'Dein Konto ist angelegt, nur das Anmelden geht gerade nicht. Melde dich gleich an.',
    passwordSetOnly: 'Dein neues Passwort gilt, nur das Anmelden geht gerade nicht. Melde dich gleich an.',
    unavailable:
      'Dieser Server erreicht die Hauptdatenbank der Schule gerade nicht, deshalb wurde nichts geändert. Versuch es gleich noch einmal.',
    mailFailed: 'Die Mail konnte gerade nicht verschickt werden. Versuch es gleich noch einmal.',
    unknownSession: 'Dieser Browser ist schon abgemeldet.',
  },
  login: {
    title: 'Anmelden',
    submit: 'Anmelden',
    busy: 'Du wirst angemeldet …',
    forgot: 'Passwort vergessen?',
    newHere: 'Neu hier? <link>Registrieren</link>',
    demo: 'Zum Umsehen: <code>learner@example.com</code>, Passwort <code>hedgeschool</code>.',
  },
  signup: {
    title: 'Registrieren',
    lead: 'Ein Konto bewahrt deinen Fortschritt: sofort auf diesem Server und sicher auf Dauer.',
    submit: 'Registrieren',
    busy: 'Dein Konto wird angelegt …',
    haveAccount: 'Du hast schon ein Konto? <link>Anmelden</link>',
  },
  forgot: {
    title: 'Passwort vergessen?',
    lead: 'Nenn uns deine E-Mail-Adresse. Wir schicken dir einen Code, mit dem du ein neues wählst.',
    submit: 'Code zuschicken',
    busy: 'Wird verschickt …',
    back: 'Es ist dir wieder eingefallen? <link>Anmelden</link>',
  },
  reset: {
    title: 'Neues Passwort wählen',
    lead: 'Falls es mit dieser Adresse ein Konto gibt, ist ein Code dorthin unterwegs. Sieh auch im Spam nach.',
    submit: 'Neues Passwort setzen',
    busy: 'Wird gesetzt …',
    ends: 'Jeder andere Browser, der in deinem Konto angemeldet ist, wird abgemeldet. War deine Adresse noch nie bestätigt, werden auch Passkeys, API-Schlüssel und Single Sign-on entfernt, die bis jetzt eingerichtet wurden.',
    again: 'Kein Code da? <link>Noch einen schicken lassen</link>',
  },
  verify: {
    title: 'Adresse bestätigen',
    lead: 'Gib den Code ein, der an <email></email> ging, oder lass dir einen neuen schicken. Mit einer bestätigten Adresse kommst du wieder hinein, wenn du dein Passwort vergisst.',
    submit: 'Bestätigen',
    busy: 'Wird bestätigt …',
    resend: 'Noch einen Code schicken',
    resending: 'Wird verschickt …',
    resent: 'Ein neuer Code ist unterwegs. Die früheren gelten nicht mehr.',
    done: 'Deine Adresse ist bestätigt.',
    onwards: 'Zur Übersicht',
  },
  security: {
    title: 'Sicherheit',
    done: {
      password: 'Dein Passwort ist geändert. Alle anderen Browser sind abgemeldet.',
      reset:
        'Dein neues Passwort ist gesetzt, und alle anderen Browser sind abgemeldet. Unten steht, was dein Konto sonst noch öffnet: Sieh nach, ob alles davon dir gehört.',
      email: 'Deine E-Mail-Adresse ist geändert.',
      session: 'Dieser Browser ist abgemeldet.',
    },
  },
  emailSection: {
    title: 'E-Mail-Adresse',
    current: 'Deine Adresse ist <email></email>.',
    verified: 'Sie ist bestätigt.',
    unverified:
      'Sie ist noch nicht bestätigt. <link>Bestätige sie</link>, dann kommst du wieder hinein, wenn du dein Passwort vergisst.',
    change: 'Adresse ändern',
    submit: 'Code an die neue Adresse schicken',
    busy: 'Wird verschickt …',
    codeSent:
      'Falls <email></email> verwendet werden kann, ist ein Code dorthin unterwegs. Gib ihn hier ein; bis dahin ändert sich nichts.',
    confirm: 'Neue Adresse verwenden',
    confirming: 'Wird geändert …',
    cancel: 'Die alte behalten',
  },
  passwordSection: {
    title: 'Passwort',
    lead: 'Ein neues Passwort meldet alle anderen Browser ab. Dieser bleibt angemeldet.',
    none: 'Du hast noch kein Passwort und meldest dich anders an. Mit einem kannst du dich auch mit deiner E-Mail-Adresse anmelden.',
    submit: 'Passwort ändern',
    set: 'Passwort setzen',
    busy: 'Wird geändert …',
  },
  sessions: {
    title: 'Wo du angemeldet bist',
    lead: 'Melde einen Browser ab, der nicht deiner ist oder den du nicht mehr benutzt. Das gilt binnen Sekunden überall.',
    here: 'Dieser Browser',
    lastSeen: 'Zuletzt gesehen: {at}',
    begun: 'Angemeldet: {at}',
    end: 'Abmelden',
    endLabel: '{label} abmelden',
    everywhere: 'Überall abmelden',
    everywhereHint: 'Meldet alle Browser ab, auch diesen.',
    browser: 'Ein Browser',
    browserOn: '{browser} auf {system}',
  },
  otherWays: {
    title: 'Was dein Konto sonst noch öffnet',
    lead: 'Weder ein neues Passwort noch „Überall abmelden“ beendet das. Entferne, was nicht dir gehört oder was du nicht mehr brauchst.',
    passkeys: '{count, plural, one {# Passkey} other {# Passkeys}}',
    keys: '{count, plural, one {# API-Schlüssel} other {# API-Schlüssel}}',
    provider: 'Dein Konto bei {label}',
  },
  mail: {
    greeting: 'Hallo {name},',
    greetingNobody: 'Hallo,',
    goodFor: 'Er gilt {minutes, plural, one {# Minute} other {# Minuten}} lang, und nur einmal.',
    signature: 'Hedgeschool',
    verify: {
      subject: 'Dein Code für Hedgeschool: {code}',
      text: 'mit diesem Code bestätigst du, dass diese Adresse dir gehört:',
      notYou:
        'Falls du dich nicht registriert hast, hat sich jemand bei seiner Adresse vertippt. Du musst nichts tun.',
    },
    reset: {
      subject: 'Dein Code für ein neues Passwort: {code}',
      text: 'mit diesem Code wählst du ein neues Passwort für Hedgeschool:',
      notYou:
        'Falls du nicht darum gebeten hast, tu nichts: Dein Passwort bleibt, wie es ist. Sag den Code niemandem; wir fragen nie danach.',
    },
    change: {
      subject: 'Dein Code für die neue Adresse: {code}',
      text: 'mit diesem Code machst du diese Adresse zur Adresse deines Kontos:',
      notYou:
        'Falls du nicht darum gebeten hast, tu nichts: Es ändert sich nichts. Sag den Code niemandem; wir fragen nie danach.',
    },
    passwordChanged: {
      subject: 'Dein Passwort wurde geändert',
      text: 'das Passwort deines Kontos wurde gerade geändert, und alle anderen Browser wurden abgemeldet.',
      notYou: 'Falls du das nicht warst, wähle sofort mit „Passwort vergessen?“ ein neues.',
    },
    newWayIn: {
      subject: 'Es gibt einen neuen Weg in dein Konto',
      passkey: 'zu deinem Konto wurde gerade ein Passkey hinzugefügt. Er meldet ohne dein Passwort an.',
      key: 'für dein Konto wurde gerade ein API-Schlüssel erstellt. Programme, die ihn haben, können in deinem Namen handeln.',
      provider: 'dein Konto wurde gerade mit {label} verbunden. Das meldet ohne dein Passwort an.',
      notYou:
        'Falls du das nicht warst, melde dich an, wähle ein neues Passwort und entferne, was nicht dir gehört: Deine Einstellungen zeigen es unter „Sicherheit“.',
    },
    emailChanged: {
      subject: 'Deine Adresse wurde geändert',
      text: 'die E-Mail-Adresse deines Kontos wurde gerade geändert, auf {email}. Diese hier wird nicht mehr verwendet.',
      notYou: 'Falls du das nicht warst, wende dich sofort an die Betreiber dieser Schule.',
    },
  },
}
