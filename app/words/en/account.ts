import { defineSlice } from '#app/words/slice.ts'

/** Signing up and in, passwords, codes by mail, and where somebody is signed in. */
export const account = defineSlice('account', {
  fields: {
    name: 'Name',
    nameHint: 'What you want to be called by.',
    email: 'E-mail',
    password: 'Password',
    passwordHint: 'At least {min, number} characters. A few words make a good one.',
    newPassword: 'New password',
    currentPassword: 'Current password',
    newEmail: 'New e-mail address',
    code: 'Code',
    codeHint:
      'Eight digits, from the mail. It is good for {minutes, plural, one {# minute} other {# minutes}}.',
  },
  errors: {
    emailMissing: 'Enter your e-mail address',
    emailTooLong: 'This address is too long',
    emailWrong: 'Enter an e-mail address, such as ada@example.com',
    passwordMissing: 'Enter your password',
    passwordEndless: 'This password is too long',
    passwordNone: 'Choose a password',
    passwordShort: 'Use at least {min, number} characters',
    passwordLong: 'Use at most {max, number} characters',
    nameMissing: 'Enter the name that you want to be called by',
    nameTooLong: 'Use at most {max, number} characters',
    codeMissing: 'Enter the code from the mail',
    codeForm: 'A code has eight digits',
    emailSame: 'This is your address already',
    passwordWrong: 'This is not your password',
  },
  refusals: {
    wrongCredentials: 'This e-mail address and password do not belong together.',
    emailTaken: 'There is an account with this address already. Sign in instead.',
    wrongCode:
      'This code is not right, or it is too old. After five tries a code is void: have a new one sent to you.',
    addressUnusable: 'This address cannot be used. Choose another one.',
    tooManyAttempts:
      'That was too often. Try again in {minutes, plural, one {# minute} other {# minutes}}; until then, nothing is checked.',
    signInUnavailable: 'Signing in does not work just now. Try again in a moment.',
    signUpUnavailable:
      'Signing up does not work just now. What you typed is still here: try again in a moment.',
    signedUpOnly: 'Your account is there, but signing in does not work just now. Sign in in a moment.',
    passwordSetOnly: 'Your new password is set, but signing in does not work just now. Sign in in a moment.',
    unavailable:
      'This server cannot reach the school’s main database just now, so nothing was changed. Try again in a moment.',
    mailFailed: 'The mail could not be sent just now. Try again in a moment.',
    unknownSession: 'This browser is signed out already.',
  },
  login: {
    title: 'Sign in',
    submit: 'Sign in',
    busy: 'Signing in …',
    forgot: 'Forgot your password?',
    newHere: 'New here? <link>Sign up</link>',
    demo: 'To look around: <code>learner@example.com</code>, password <code>hedgeschool</code>.',
  },
  signup: {
    title: 'Sign up',
    lead: 'An account keeps your progress: on this server at once, and safe for good.',
    submit: 'Sign up',
    busy: 'Signing up …',
    haveAccount: 'Have an account? <link>Sign in</link>',
  },
  forgot: {
    title: 'Forgot your password?',
    lead: 'Tell us your e-mail address, and we send you a code with which you choose a new one.',
    submit: 'Send me a code',
    busy: 'Sending …',
    back: 'It came back to you? <link>Sign in</link>',
  },
  reset: {
    title: 'Choose a new password',
    lead: 'If there is an account with this address, a code is on its way to it. Look among the spam, too.',
    submit: 'Set the new password',
    busy: 'Setting it …',
    ends: 'Every other browser that is signed in to your account is signed out. If your address was never confirmed before, passkeys, API keys and single sign-on that were set up until now are removed, too.',
    again: 'No code? <link>Have another one sent</link>',
  },
  verify: {
    title: 'Confirm your address',
    lead: 'Enter the code that went to <email></email>, or have a new one sent. With a confirmed address you can get back in when you forget your password.',
    submit: 'Confirm',
    busy: 'Confirming …',
    resend: 'Send another code',
    resending: 'Sending …',
    resent: 'A new code is on its way. The ones before it are void.',
    done: 'Your address is confirmed.',
    onwards: 'To your dashboard',
  },
  security: {
    title: 'Security',
    done: {
      password: 'Your password is changed. Every other browser is signed out.',
      reset:
        'Your new password is set, and every other browser is signed out. Below is what else opens your account: see whether all of it is yours.',
      email: 'Your e-mail address is changed.',
      session: 'This browser is signed out.',
    },
  },
  emailSection: {
    title: 'E-mail address',
    current: 'Your address is <email></email>.',
    verified: 'It is confirmed.',
    unverified:
      'It is not confirmed yet. <link>Confirm it</link>, and you can get back in when you forget your password.',
    change: 'Change the address',
    submit: 'Send a code to the new address',
    busy: 'Sending …',
    codeSent:
      'If <email></email> can be used, a code is on its way to it. Enter it here; until then, nothing changes.',
    confirm: 'Use the new address',
    confirming: 'Changing it …',
    cancel: 'Keep the old one',
  },
  passwordSection: {
    title: 'Password',
    lead: 'A new password signs out every other browser. This one stays signed in.',
    none: 'You have no password yet, and sign in another way. With one you can sign in by your e-mail address, too.',
    submit: 'Change the password',
    set: 'Set a password',
    busy: 'Changing it …',
  },
  sessions: {
    title: 'Where you are signed in',
    lead: 'Sign out a browser that is not yours or that you no longer use. It holds everywhere within seconds.',
    here: 'This browser',
    lastSeen: 'Last seen {at}',
    begun: 'Signed in {at}',
    end: 'Sign out',
    endLabel: 'Sign out {label}',
    everywhere: 'Sign out everywhere',
    everywhereHint: 'Signs out every browser, this one included.',
    browser: 'A browser',
    browserOn: '{browser} on {system}',
  },
  otherWays: {
    title: 'What else opens your account',
    lead: 'Neither a new password nor signing out everywhere ends these. Remove what is not yours or what you no longer use.',
    passkeys: '{count, plural, one {# passkey} other {# passkeys}}',
    keys: '{count, plural, one {# API key} other {# API keys}}',
    provider: 'Your account at {label}',
  },
  mail: {
    greeting: 'Hello {name},',
    greetingNobody: 'Hello,',
    goodFor: 'It is good for {minutes, plural, one {# minute} other {# minutes}}, and once.',
    signature: 'Hedgeschool',
    verify: {
      subject: 'Your code for Hedgeschool: {code}',
      text: 'with this code you confirm that this address is yours:',
      notYou: 'If you did not sign up, somebody has mistyped their address. You need not do anything.',
    },
    reset: {
      subject: 'Your code for a new password: {code}',
      text: 'with this code you choose a new password for Hedgeschool:',
      notYou:
        'If you did not ask for it, leave it: your password stays as it is. Tell nobody the code; we never ask for it.',
    },
    change: {
      subject: 'Your code for the new address: {code}',
      text: 'with this code you make this the address of your account:',
      notYou:
        'If you did not ask for it, leave it: nothing changes. Tell nobody the code; we never ask for it.',
    },
    passwordChanged: {
      subject: 'Your password was changed',
      text: 'the password of your account was changed just now, and every other browser was signed out.',
      notYou: 'If it was not you, choose a new one at once with “Forgot your password?”.',
    },
    newWayIn: {
      subject: 'There is a new way into your account',
      passkey: 'a passkey was added to your account just now. It signs in without your password.',
      key: 'an API key was made for your account just now. Programs that have it may act in your name.',
      provider: 'your account was connected with {label} just now. It signs in without your password.',
      notYou:
        'If it was not you, sign in, choose a new password, and remove what is not yours: your settings list it under “Security”.',
    },
    emailChanged: {
      subject: 'Your address was changed',
      text: 'the e-mail address of your account was changed just now, to {email}. This one is no longer used.',
      notYou: 'If it was not you, answer whoever runs this school at once.',
    },
  },
})
