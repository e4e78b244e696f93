import { ulid } from 'ulid'
import { act, everyone, form, members, only, operators, spareAct, upload } from './access-rule.ts'
import { PASSWORD } from './planted-school.ts'
import { UNKNOWN_ID } from './unknown-id.ts'

/** The smallest PNG, of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const KEYS = '/settings/api-keys'
const PASSKEYS = '/settings/passkeys'
const SECURITY = '/settings/security'

/** What can be sent to change an account, and to run the school. */
export const settingsActs = {
  index: [
    spareAct('a profile', '/settings?index', members(200), () =>
      form({ intent: 'profile', name: 'Anew', headline: '', bio: '' }),
    ),
    spareAct('a preference', '/settings?index', members('to /settings'), () => form({ timeZone: 'UTC' })),
    spareAct('nonsense', '/settings?index', members(400), () => form({ intent: 'nonsense' })),
    // The layout around the pages takes nothing.
    act('a profile, to the layout', '/settings', everyone(405), () => form({ intent: 'profile' })),
  ],
  apiKeys: [
    spareAct('make one', KEYS, members(200), () =>
      form({ intent: 'create-key', formId: ulid(), name: 'A program', scopes: 'xp:read' }),
    ),
    spareAct('revoke one', KEYS, members(200), ({ keyId }) => form({ intent: 'revoke-key', keyId })),
    act('revoke the other learner’s', KEYS, only(['other'], 200, 404), (_, { people }) =>
      form({ intent: 'revoke-key', keyId: people.other.keyId }),
    ),
    spareAct('nonsense', KEYS, members(400), () => form({ intent: 'nonsense' })),
  ],
  passkeys: [
    spareAct('rename one', PASSKEYS, members(200), ({ passkeyId }) =>
      form({ intent: 'rename', id: passkeyId, label: 'Anew' }),
    ),
    spareAct('remove one', PASSKEYS, members(200), ({ passkeyId }) =>
      form({ intent: 'remove', id: passkeyId }),
    ),
    spareAct('rename the learner’s', PASSKEYS, members(404), (_, { people }) =>
      form({ intent: 'rename', id: people.learner.passkeyId, label: 'Anew' }),
    ),
    spareAct('remove the learner’s', PASSKEYS, members(404), (_, { people }) =>
      form({ intent: 'remove', id: people.learner.passkeyId }),
    ),
    spareAct('disconnect from the provider', PASSKEYS, members('to /settings/passkeys'), () =>
      form({ intent: 'disconnect' }),
    ),
  ],
  picture: [
    spareAct('a picture', '/settings/picture', members('to /settings'), () => upload('picture', PIXEL)),
    spareAct('none', '/settings/picture', members('to /settings'), () => form({ intent: 'remove' })),
  ],
  security: [
    spareAct('change the password', SECURITY, members('to /settings/security'), () =>
      form({ intent: 'change-password', currentPassword: PASSWORD, newPassword: `${PASSWORD} anew` }),
    ),
    spareAct('change the password without it', SECURITY, members(401), () =>
      form({ intent: 'change-password', currentPassword: 'wrong', newPassword: `${PASSWORD} anew` }),
    ),
    spareAct('change the address', SECURITY, members('to /settings/security'), () =>
      form({ intent: 'change-email', newEmail: `${ulid().toLowerCase()}@example.com`, password: PASSWORD }),
    ),
    spareAct('confirm the address', SECURITY, members(400), () =>
      form({ intent: 'confirm-email', newEmail: 'new@example.com', code: '12345678' }),
    ),
    spareAct('end another session', SECURITY, members('to /settings/security'), ({ otherSessionId }) =>
      form({ intent: 'end-session', sessionId: otherSessionId }),
    ),
    spareAct('end this session', SECURITY, members('to /login'), ({ sessionId }) =>
      form({ intent: 'end-session', sessionId }),
    ),
    spareAct('end the learner’s session', SECURITY, members(404), (_, { people }) =>
      form({ intent: 'end-session', sessionId: people.learner.otherSessionId }),
    ),
    spareAct('end all sessions', SECURITY, members('to /login'), () => form({ intent: 'end-all-sessions' })),
    spareAct('nonsense', SECURITY, members(400), () => form({ intent: 'nonsense' })),
  ],
  system: [
    act('try one again', '/admin/system', operators('to /admin/system'), () =>
      form({ intent: 'retry', id: UNKNOWN_ID }),
    ),
    act('nonsense', '/admin/system', operators(400), () => form({ intent: 'nonsense' })),
  ],
  reports: [
    act('deal with one', '/admin/reports', operators('to /admin/reports'), (_, { takeReport }) => {
      const { taskId, reportId } = takeReport()
      return form({ taskId, reportId })
    }),
    act('deal with none', '/admin/reports', operators(404), () =>
      form({ taskId: UNKNOWN_ID, reportId: UNKNOWN_ID }),
    ),
  ],
}
