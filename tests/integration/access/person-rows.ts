import { createHash, randomBytes } from 'node:crypto'
import { ulid } from 'ulid'
import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import { hashApiKey } from '#app/features/user/hash-api-key.server.ts'
import { pictureAddress } from '#app/features/user/rules/picture.ts'
import { DAY_MS, toIso } from '#app/kernel/time.ts'
import type { Member } from './people.ts'

/** Somebody with an account and everything that hangs on one, and the ids of it. */
export interface PersonRows {
  readonly userId: string
  readonly deviceId: string
  readonly sessionId: string
  /** A session on another of their devices. */
  readonly otherSessionId: string
  readonly email: string
  readonly keyId: string
  /** A key that may do everything, as programs send it. */
  readonly key: string
  /** One that may only read. */
  readonly readingKey: string
  readonly passkeyId: string
  readonly pictureHash: string
}

/** What they are called: everything that they wrote themselves begins with it. */
export interface PersonName {
  readonly role: Member
  /** Letters; their own among all people of the school. */
  readonly mark: string
  readonly passwordHash: string
}

/** Makes somebody up, with the statements that make them so. */
export function makePerson(name: PersonName): {
  readonly rows: PersonRows
  readonly statements: Statement[]
} {
  const canary = (sort: string) => `canary-${name.mark}-${sort}`
  const bytes = Buffer.from(`RIFF ${canary('picture')}`)
  const [key, readingKey] = [drawKey(), drawKey()]
  const rows: PersonRows = {
    userId: ulid(),
    deviceId: ulid(),
    sessionId: ulid(),
    otherSessionId: ulid(),
    email: `${canary('email')}@example.com`,
    keyId: ulid(),
    key,
    readingKey,
    passkeyId: canary('passkeyid'),
    pictureHash: createHash('sha256').update(bytes).digest('hex'),
  }
  return {
    rows,
    statements: [
      ...accountStatements(rows, name, canary),
      ...sessionStatements(rows, canary),
      keyStatement(rows, { id: rows.keyId, name: canary('key'), key, scopes: ['xp:read', 'attempts:write'] }),
      keyStatement(rows, { id: ulid(), name: canary('readingkey'), key: readingKey, scopes: ['xp:read'] }),
      ...otherWaysIn(rows, canary),
      toStatement(
        tables
          .insertInto('ProfilePicture')
          .values({ userId: rows.userId, hash: rows.pictureHash, bytes, ...stamps() }),
      ),
    ],
  }
}

type Canary = (sort: string) => string

const ROLES = { learner: 'STUDENT', other: 'STUDENT', instructor: 'INSTRUCTOR', admin: 'ADMIN' } as const

function stamps() {
  const now = toIso(Date.now())
  return { createdAt: now, updatedAt: now }
}

function accountStatements(rows: PersonRows, name: PersonName, canary: Canary): Statement[] {
  const { userId, email, pictureHash } = rows
  const user = {
    id: userId,
    name: canary('name'),
    email,
    username: canary('username'),
    role: ROLES[name.role],
    imageUrl: pictureAddress(userId, pictureHash),
    ...stamps(),
  }
  const profile = { id: ulid(), userId, headline: canary('headline'), bio: canary('bio'), ...stamps() }
  const password = { id: ulid(), userId, hash: name.passwordHash, version: 1, ...stamps() }
  return [
    toStatement(tables.insertInto('User').values(user)),
    toStatement(tables.insertInto('UserProfile').values(profile)),
    toStatement(tables.insertInto('Password').values(password)),
  ]
}

function sessionStatements({ userId, deviceId, ...rows }: PersonRows, canary: Canary): Statement[] {
  const deviceLabel = canary('device')
  const sessions = [rows.sessionId, rows.otherSessionId].map((id) => ({
    id,
    userId,
    deviceId,
    deviceLabel,
    expirationDate: toIso(Date.now() + DAY_MS),
    lastSeenAt: toIso(Date.now()),
    ...stamps(),
  }))
  return [
    toStatement(
      tables.insertInto('Device').values({ id: deviceId, userId, label: deviceLabel, ...stamps() }),
    ),
    toStatement(tables.insertInto('Session').values(sessions)),
  ]
}

interface NewKey {
  readonly id: string
  readonly name: string
  readonly key: string
  readonly scopes: readonly string[]
}

function keyStatement({ userId }: PersonRows, { id, name, key, scopes }: NewKey): Statement {
  const shown = { prefix: key.slice(0, 11), hash: hashApiKey(key), scopes: JSON.stringify(scopes) }
  return toStatement(tables.insertInto('ApiKey').values({ id, userId, name, ...shown, ...stamps() }))
}

function otherWaysIn({ userId, passkeyId }: PersonRows, canary: Canary): Statement[] {
  const passkey = { id: passkeyId, userId, publicKey: randomBytes(77), label: canary('passkey'), ...stamps() }
  const account = { type: 'oidc', provider: 'https://provider.example', providerAccountId: canary('account') }
  return [
    toStatement(tables.insertInto('Passkey').values(passkey)),
    toStatement(tables.insertInto('Account').values({ id: ulid(), userId, ...account, ...stamps() })),
  ]
}

/** Of the form that keys have; not drawn with care. */
function drawKey(): string {
  const letters = (count: number) => randomBytes(count).toString('hex').slice(0, count)
  return `hs_${letters(8)}_${letters(43)}`
}
