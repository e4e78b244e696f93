import type { settings as english } from '#app/words/en/settings.ts'
import type { TranslationOf } from '#app/words/slice.ts'

export const settings: TranslationOf<typeof english> = {
  title: 'Einstellungen',
  titled: '{page} · Hedgeschool',
  nav: {
    label: 'Einstellungen',
    profile: 'Profil',
    security: 'Sicherheit',
    passkeys: 'Passkeys',
    apiKeys: 'API-Schlüssel',
  },
  saved: 'Gespeichert.',
  unavailable:
    'Das lässt sich gerade nicht speichern. Deine Eingaben sind noch da: Versuch es gleich noch einmal.',
  unreadable: 'Dieses Formular war nicht lesbar. Lade die Seite neu.',
  profile: {
    title: 'Profil',
    name: 'Name',
    nameHint: 'Wie du genannt werden möchtest.',
    nameMissing: 'Gib an, wie du genannt werden möchtest',
    headline: 'Kurz gesagt (freiwillig)',
    headlineHint: 'Eine Zeile über dich, etwa „Krankenpflegerin, die programmieren lernt“.',
    bio: 'Über dich (freiwillig)',
    tooLong: 'Höchstens {max, plural, one {# Zeichen} other {# Zeichen}}',
    save: 'Profil speichern',
    saving: 'Wird gespeichert …',
  },
  picture: {
    title: 'Bild',
    alt: 'Dein Bild',
    none: 'Du hast kein Bild.',
    about:
      'Nur wer angemeldet ist, sieht es. Es wird quadratisch zugeschnitten und verkleinert, und was die Kamera hineingeschrieben hat, etwa den Ort, wird entfernt.',
    choose: 'JPEG, PNG, WebP, AVIF oder GIF, höchstens {megabytes, number} MB',
    upload: 'Dieses Bild verwenden',
    uploading: 'Wird gesendet …',
    remove: 'Bild entfernen',
    missing: 'Wähl zuerst ein Bild aus.',
    tooLong: 'Diese Datei ist zu groß: höchstens {megabytes, number} MB.',
    notAPicture: 'Das ist kein Bild, das sich hier verwenden lässt. Nimm ein JPEG, PNG, WebP, AVIF oder GIF.',
    tooManyPixels: 'Dieses Bild hat zu viele Pixel. Verkleinere es und versuch es noch einmal.',
    back: 'Zurück zu deinem Profil',
  },
  language: {
    title: 'Sprache',
    about: 'Die Sprache der Seiten. Kurse bleiben in ihrer Sprache.',
    label: 'Sprache',
    save: 'Diese Sprache verwenden',
  },
  appearance: {
    title: 'Aussehen',
    label: 'Farben',
    system: 'Wie am Gerät eingestellt',
    light: 'Hell',
    dark: 'Dunkel',
    save: 'Diese Farben verwenden',
  },
  timeZone: {
    title: 'Zeitzone',
    about: 'Sie legt fest, wann dein Tag beginnt: für Serien, Tagesziele und was fällig ist.',
    label: 'Zeitzone',
    save: 'Diese Zeitzone verwenden',
  },
  quiet: {
    title: 'Ruhemodus',
    isOn: 'Punkte, Serien und Tagesziele sind in diesem Browser ausgeblendet. Sie zählen weiter, falls du sie zurückhaben möchtest.',
    isOff: 'Lerne ohne Punkte, Serien und Tagesziele im Blick. Was fällig ist und was du kannst, bleibt.',
    turnOn: 'Ruhemodus einschalten',
    turnOff: 'Punkte und Serien zeigen',
  },
  onlyHere:
    'Dieser Browser merkt es sich ab jetzt. Dein Konto konnte es gerade nicht übernehmen, deshalb wissen andere Browser nichts davon.',
  keys: {
    title: 'API-Schlüssel',
    about:
      'Ein Programm, das einen deiner Schlüssel hat, darf in deinem Namen tun, was der Schlüssel erlaubt, bis du ihn widerrufst.',
    none: 'Du hast keine Schlüssel.',
    made: '<code>{prefix}_…</code>, erstellt am {day, date, long}',
    revoke: 'Widerrufen',
    revokeOne: '{name} widerrufen',
    revoked: 'Der Schlüssel ist widerrufen.',
    isNew:
      'Dein neuer Schlüssel <isolated>„{name}“</isolated>. Kopier ihn jetzt: Er wird nicht noch einmal gezeigt.',
    scopes: {
      read: 'Deine XP, Level und Wiederholungen lesen',
      write: 'In deinem Namen Antworten abgeben',
    },
    form: {
      title: 'Ein neuer Schlüssel',
      name: 'Name',
      nameHint: 'Woran du ihn erkennst, etwa das Programm, das ihn bekommt.',
      nameMissing: 'Gib dem Schlüssel einen Namen',
      nameTooLong: 'Höchstens {max, plural, one {# Zeichen} other {# Zeichen}}',
      scopes: 'Was er darf',
      scopesMissing: 'Wähl aus, was der Schlüssel darf',
      make: 'Schlüssel erstellen',
      making: 'Schlüssel wird erstellt …',
    },
    refused: {
      tooMany:
        'Du hast {max, plural, one {# Schlüssel} other {# Schlüssel}}, mehr sind nicht möglich. Widerruf zuerst einen.',
      madeAlready:
        'Dieses Formular wurde schon einmal gesendet, und sein Schlüssel wurde erstellt. Lade die Seite neu und widerruf ihn, falls du ihn nicht kopiert hast.',
      unknown: 'Einen solchen Schlüssel hast du nicht.',
      unavailable: 'Schlüssel lassen sich gerade nicht ändern. Versuch es gleich noch einmal.',
    },
  },
  passkeys: {
    title: 'Passkeys',
    about:
      'Mit einem Passkey meldest du dich so an, wie du dein Gerät entsperrst: mit Fingerabdruck, Gesicht, PIN oder Sicherheitsschlüssel. Es gibt kein Passwort, das du dir merken müsstest oder das man dir entlocken könnte.',
    none: 'Du hast keine Passkeys.',
    made: 'Erstellt am {day, date, long}',
    used: 'Erstellt am {day, date, long}, zuletzt benutzt am {lastDay, date, long}',
    backedUp: 'In deinem Passwortmanager, auf allen deinen Geräten',
    needsScripts:
      'Um einen Passkey zu erstellen, brauchst du JavaScript und einen Browser, der Passkeys kennt.',
    add: 'Passkey erstellen',
    adding: 'Warten auf dein Gerät …',
    added: 'Der Passkey ist da. Ab jetzt kannst du dich mit ihm anmelden.',
    name: 'Name',
    nameMissing: 'Gib dem Passkey einen Namen',
    nameTooLong: 'Höchstens {max, plural, one {# Zeichen} other {# Zeichen}}',
    rename: 'Umbenennen',
    renameOne: '{name} umbenennen',
    renamed: 'Der Passkey hat einen neuen Namen.',
    remove: 'Entfernen',
    removeOne: '{name} entfernen',
    confirmTitle: 'Den Passkey „{name}“ entfernen?',
    confirmAbout:
      'Du kannst dich dann nicht mehr mit ihm anmelden. Lösch ihn auch auf deinem Gerät, dort, wo es Passkeys auflistet.',
    confirm: 'Entfernen',
    keep: 'Behalten',
    removed: 'Der Passkey ist entfernt.',
    failed: {
      cancelled: 'Es wurde kein Passkey erstellt: Es wurde abgebrochen oder hat zu lange gedauert.',
      known: 'Auf diesem Gerät ist schon ein Passkey von dir.',
      expired: 'Das hat zu lange gedauert. Versuch es noch einmal.',
      refused: 'Die Antwort deines Geräts ließ sich nicht bestätigen. Versuch es noch einmal.',
      tooMany:
        'Du hast {max, plural, one {# Passkey} other {# Passkeys}}, mehr sind nicht möglich. Entfern zuerst einen.',
      unknown: 'Einen solchen Passkey hast du nicht.',
      lastWayIn:
        'Das ist der einzige Zugang zu deinem Konto. Leg zuerst ein Passwort fest, dann kannst du ihn entfernen.',
      unavailable: 'Passkeys lassen sich gerade nicht ändern. Versuch es gleich noch einmal.',
    },
  },
  provider: {
    title: 'Single Sign-on',
    isLinked: 'Dein Konto ist mit {label} verbunden und meldet dich damit an.',
    isNotLinked: 'Verbinde dein Konto mit {label}, dann kannst du dich ab jetzt damit anmelden.',
    connect: 'Mit {label} verbinden',
    linked: 'Dein Konto ist verbunden.',
  },
}
