import { randomInt } from 'node:crypto'
import type { CommitRefusal, Primary } from '#app/data/primary.ts'
import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { toIso } from '#app/kernel/time.ts'
import { hashApiKey } from './hash-api-key.server.ts'
import { KEY_LENGTHS, MAX_LIVE_KEYS, type NewApiKey } from './rules/api-key.ts'

/** Why there is no new key. `key-made-already`: the same form was sent before. */
export type CreateApiKeyRefusal = 'too-many-keys' | 'key-made-already' | 'unavailable'

/** A key as it is shown once. */
export interface CreatedApiKey {
  readonly name: string
  /** The whole of it: only its hash is kept. */
  readonly key: string
}

/** Makes a key for programs that act for a person. */
export async function createApiKey(
  primary: Primary,
  userId: string,
  wish: NewApiKey,
  nowMs: number,
): Promise<Result<CreatedApiKey, CreateApiKeyRefusal>> {
  const prefix = `hs_${drawLetters(KEY_LENGTHS.prefix)}`
  const key = `${prefix}_${drawLetters(KEY_LENGTHS.secret)}`
  const insert = insertStatement({ userId, ...wish, prefix, hash: hashApiKey(key) }, nowMs)
  const audit = {
    actorId: userId,
    operation: 'create-api-key',
    entity: 'ApiKey',
    entityId: wish.formId,
    after: { prefix, scopes: wish.scopes },
  }
  const committed = await primary.commit([{ ...insert, mustChange: true }], { audit })
  return committed.ok ? ok({ name: wish.name, key }) : fail(toRefusal(committed.reason))
}

type KeyRow = NewApiKey & Readonly<Record<'userId' | 'prefix' | 'hash', string>>

/** Counts in the statement itself, so that two forms at once make no key too many. */
function insertStatement({ formId, userId, name, prefix, hash, scopes }: KeyRow, nowMs: number): Statement {
  const now = toIso(nowMs)
  const live = tables
    .selectFrom('ApiKey')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null)
  const row = tables
    .selectNoFrom((eb) => [
      eb.val(formId).as('id'),
      eb.val(userId).as('userId'),
      eb.val(name).as('name'),
      eb.val(prefix).as('prefix'),
      eb.val(hash).as('hash'),
      eb.val(JSON.stringify(scopes)).as('scopes'),
      eb.val(now).as('createdAt'),
      eb.val(now).as('updatedAt'),
    ])
    .where(() => live, '<', MAX_LIVE_KEYS)
  return toStatement(
    tables
      .insertInto('ApiKey')
      .columns(['id', 'userId', 'name', 'prefix', 'hash', 'scopes', 'createdAt', 'updatedAt'])
      .expression(row),
  )
}

/** Each of 62 letters and digits is as likely as the others. */
function drawLetters(count: number): string {
  return Array.from({ length: count }, () => LETTERS[randomInt(LETTERS.length)]).join('')
}

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

function toRefusal({ code, detail }: CommitRefusal): CreateApiKeyRefusal {
  if (code === 'NOT_FOUND') return 'too-many-keys'
  if (code === 'DUPLICATE_ENTRY') return 'key-made-already'
  if (code === 'UNAVAILABLE' || code === 'FOREIGN_HISTORY') return 'unavailable'
  throw new Error(`a key could not be made: ${detail}`)
}
