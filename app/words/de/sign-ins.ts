import type { signIns as english } from '#app/words/en/sign-ins.ts'
import type { TranslationOf } from '#app/words/slice.ts'

export const signIns: TranslationOf<typeof english> = {
  or: 'Andere Wege zur Anmeldung',
  provider: 'Weiter mit {label}',
  passkey: 'Passkey verwenden',
  passkeyBusy: 'Warten auf dein Gerät …',
  passkeyNeedsScripts: 'Ein Passkey braucht JavaScript und einen Browser, der Passkeys kennt.',
  leaving: {
    title: 'Weiter zu {label}',
    lead: 'Du meldest dich dort an und kommst dann hierher zurück.',
    go: 'Weiter zu {label}',
  },
  passkeyFailed: {
    cancelled: 'Du bist nicht angemeldet: Es wurde abgebrochen oder hat zu lange gedauert.',
    expired: 'Das hat zu lange gedauert. Versuch es noch einmal.',
    refused: 'Dieser Passkey ist hier nicht bekannt. Melde dich auf anderem Weg an.',
    unavailable: 'Die Anmeldung klappt gerade nicht. Versuch es gleich noch einmal.',
  },
  confirmFirst: {
    about: 'Deine Anmeldung ist eine Weile her. Bestätige zuerst, dass du es bist.',
    go: 'Bestätigen, dass du es bist',
  },
  confirmFailed: {
    cancelled: 'Nichts wurde bestätigt: Es wurde abgebrochen oder hat zu lange gedauert.',
    expired: 'Das hat zu lange gedauert. Versuch es noch einmal.',
    refused: 'Das ist keiner deiner Passkeys hier. Versuch es mit einem anderen.',
    unavailable: 'Das lässt sich gerade nicht bestätigen. Versuch es gleich noch einmal.',
  },
  problems: {
    denied: 'Du bist nicht angemeldet: Laut {label} wurde es abgebrochen oder nicht erlaubt.',
    expired: 'Das hat zu lange gedauert oder in einem anderen Browser begonnen. Versuch es noch einmal.',
    unavailable:
      '{label} ist gerade nicht erreichbar. Melde dich auf anderem Weg an oder versuch es gleich noch einmal.',
    untrusted:
      'Die Antwort von {label} ließ sich nicht bestätigen, deshalb bist du nicht angemeldet. Versuch es noch einmal.',
    noEmail: '{label} hat keine E-Mail-Adresse von dir genannt, und ein Konto braucht eine.',
    emailUnproven:
      'Es gibt schon ein Konto mit deiner E-Mail-Adresse, und {label} hat nicht bestätigt, dass die Adresse dir gehört. Melde dich so an wie sonst.',
    accountUnproven:
      'Es gibt schon ein Konto mit deiner E-Mail-Adresse. Melde dich mit seinem Passwort an; danach kannst du es in den Einstellungen unter „Passkeys“ mit {label} verbinden.',
    linkedElsewhere: 'Dieses Konto bei {label} ist hier mit einem anderen Konto verbunden.',
    notYours:
      'Du hast dich bei {label} mit einem anderen Konto angemeldet als dem, das mit deinem hier verbunden ist.',
    notAsked:
      '{label} hat dich nicht neu nach deiner Anmeldung gefragt. Melde dich dort ab und versuch es noch einmal.',
    inactive: 'Dieses Konto ist nicht aktiv. Wende dich an die Leute, die diese Schule betreiben.',
    lastWayIn:
      'Du bist weiter mit {label} verbunden: Es ist der einzige Weg in dein Konto. Setze zuerst ein Passwort oder erstelle einen Passkey.',
    notSaved:
      'Du bist weiter mit {label} verbunden: Das lässt sich gerade nicht ändern. Versuch es gleich noch einmal.',
  },
}
