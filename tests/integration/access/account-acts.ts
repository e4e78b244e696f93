import { ulid } from 'ulid'
import { act, everyone, form, leadingOn, members, spareAct } from './access-rule.ts'
import { PASSWORD } from './planted-school.ts'

const newEmail = () => `new-${ulid().toLowerCase()}@example.com`
const WRONG_CODE = '12345678'

/** Whoever is in already is led on. */
const inside = (to: 'to /dashboard' | 'to /courses' | 'to /settings/security') => ({
  learner: to,
  other: to,
  instructor: to,
  admin: to,
})

/** What can be sent to come in and to go out. */
export const accountActs = {
  login: [
    spareAct('sign in', '/login', everyone('to /dashboard'), ({ email }) =>
      form({ email, password: PASSWORD }),
    ),
    leadingOn(
      inside('to /dashboard'),
      spareAct('a wrong password', '/login', everyone(401), ({ email }) =>
        form({ email, password: 'wrong' }),
      ),
    ),
  ],
  signup: [
    act('sign up', '/signup', everyone('to /courses'), () =>
      form({ name: 'New', email: newEmail(), password: PASSWORD }),
    ),
    leadingOn(
      inside('to /courses'),
      act('a taken address', '/signup', everyone(409), ({ email }) =>
        form({ name: 'New', email, password: PASSWORD }),
      ),
    ),
  ],
  logout: [spareAct('sign out', '/logout', everyone('to /'), () => form({}))],
  forgot: [
    spareAct('a code', '/forgot', everyone('to /reset'), ({ email }) => form({ email })),
    act('a code for nobody', '/forgot', everyone('to /reset'), () => form({ email: newEmail() })),
  ],
  reset: [
    spareAct('a wrong code', '/reset', everyone(400), ({ email }) =>
      form({ email, code: WRONG_CODE, password: PASSWORD }),
    ),
  ],
  verify: [
    spareAct('a wrong code', '/verify', members(400), () => form({ intent: 'confirm', code: WRONG_CODE })),
    spareAct('another code', '/verify', members('to /verify'), () => form({ intent: 'resend' })),
  ],
  passkey: [
    act('begin', '/auth/passkey', everyone(200), () => form({})),
    act('nonsense', '/auth/passkey', everyone(401), () => form({ answer: '{}' })),
  ],
  newPasskey: [
    spareAct('begin', '/auth/passkey/new', members(200), () => form({})),
    spareAct('nonsense', '/auth/passkey/new', members(400), () => form({ answer: '{}' })),
  ],
  passkeyConfirmation: [
    spareAct('begin', '/auth/passkey/confirm', members(200), () => form({})),
    spareAct('nonsense', '/auth/passkey/confirm', members(401), () => form({ answer: '{}' })),
  ],
  confirm: [
    spareAct('with the password', '/confirm', members('to /settings/security'), () =>
      form({ password: PASSWORD }),
    ),
    // They have just signed in: there is nothing to confirm.
    leadingOn(
      inside('to /settings/security'),
      spareAct('with a wrong one', '/confirm', members(401), () => form({ password: 'wrong' })),
    ),
  ],
  // Nobody answers where the provider should be.
  provider: [
    act('set out', '/auth/oidc', everyone('to /login'), () => form({})),
    act('set out to connect', '/auth/oidc', members('to /settings/passkeys', 'to /login'), () =>
      form({ intent: 'connect' }),
    ),
    act('set out to confirm', '/auth/oidc', members('to /confirm', 'to /login'), () =>
      form({ intent: 'confirm' }),
    ),
  ],
  preferences: [act('a theme', '/preferences', everyone('to /'), () => form({ theme: 'dark' }))],
}
