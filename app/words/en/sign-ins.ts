import { defineSlice } from '#app/words/slice.ts'

/** Ways to sign in without a password. */
export const signIns = defineSlice('sign-ins', {
  or: 'Other ways to sign in',
  /** `label` is what the school's operator calls the provider. */
  provider: 'Continue with {label}',
  passkey: 'Use a passkey',
  passkeyBusy: 'Waiting for your device …',
  passkeyNeedsScripts: 'Using a passkey needs JavaScript and a browser that knows passkeys.',
  leaving: {
    title: 'Taking you to {label}',
    lead: 'You sign in there, and come back here.',
    go: 'Go on to {label}',
  },
  passkeyFailed: {
    cancelled: 'You were not signed in: it was cancelled, or took too long.',
    expired: 'That took too long. Try again.',
    refused: 'This passkey is not known here. Sign in another way.',
    unavailable: 'Signing in does not work just now. Try again in a moment.',
  },
  confirmFirst: {
    about: 'You signed in a while ago. Confirm that it’s you first.',
    go: 'Confirm it’s you',
  },
  /** Somebody who is signed in shows once more that it is them. */
  confirmFailed: {
    cancelled: 'Nothing was confirmed: it was cancelled, or took too long.',
    expired: 'That took too long. Try again.',
    refused: 'This is none of your passkeys here. Try another one.',
    unavailable: 'This cannot be confirmed just now. Try again in a moment.',
  },
  problems: {
    denied: 'You were not signed in: {label} says that it was cancelled or not allowed.',
    expired: 'That took too long, or began in another browser. Try again.',
    unavailable: '{label} cannot be reached just now. Sign in another way, or try again in a moment.',
    untrusted: 'What {label} answered could not be verified, so you were not signed in. Try again.',
    noEmail: '{label} told no e-mail address of yours, and an account needs one.',
    emailUnproven:
      'There is an account with your e-mail address already, and {label} has not verified that the address is yours. Sign in as you usually do.',
    accountUnproven:
      'There is an account with your e-mail address already. Sign in with its password; then connect it with {label} in your settings, under “Passkeys”.',
    linkedElsewhere: 'That account at {label} is connected with another account here.',
    notYours: 'You signed in at {label} with another account than the one that is connected with yours here.',
    notAsked: '{label} did not ask you to sign in again. Sign out there, and try again.',
    inactive: 'This account is not active. Ask whoever runs this school.',
    lastWayIn:
      'You are still connected with {label}: it is the only way into your account. Set a password or make a passkey first.',
    notSaved: 'You are still connected with {label}: that cannot be changed just now. Try again in a moment.',
  },
})
