import { createHash } from 'node:crypto'
import type { CommitRefusal, Primary } from '#app/data/primary.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { toIso } from '#app/kernel/time.ts'
import { pictureAddress } from './rules/picture.ts'

/**
 * Gives a person a picture, or takes it away.
 *
 * @param bytes of WebP, as `shrinkPicture` made them; null for no picture
 */
export async function setPicture(
  primary: Primary,
  userId: string,
  bytes: Uint8Array | null,
  nowMs: number,
): Promise<Result<null, 'unavailable'>> {
  const now = toIso(nowMs)
  const hash = bytes && createHash('sha256').update(bytes).digest('hex')
  const imageUrl = hash && pictureAddress(userId, hash)
  const point = tables.updateTable('User').set({ imageUrl, updatedAt: now }).where('id', '=', userId)
  const audit = {
    actorId: userId,
    operation: 'set-picture',
    entity: 'User',
    entityId: userId,
    after: { imageUrl },
  }
  const statements = [
    { ...toStatement(point), mustChange: true },
    bytes && hash ? keepStatement({ userId, hash, bytes, now }) : toStatement(forget(userId)),
  ]
  const committed = await primary.commit(statements, { audit })
  return committed.ok ? ok(null) : fail(toRefusal(committed.reason))
}

function keepStatement(picture: {
  readonly userId: string
  readonly hash: string
  readonly bytes: Uint8Array
  readonly now: string
}) {
  const { userId, hash, bytes, now } = picture
  return toStatement(
    tables
      .insertInto('ProfilePicture')
      .values({ userId, hash, bytes, createdAt: now, updatedAt: now })
      .onConflict((conflict) => conflict.column('userId').doUpdateSet({ hash, bytes, updatedAt: now })),
  )
}

function forget(userId: string) {
  return tables.deleteFrom('ProfilePicture').where('userId', '=', userId)
}

function toRefusal({ code, detail }: CommitRefusal): 'unavailable' {
  if (code === 'UNAVAILABLE' || code === 'FOREIGN_HISTORY') return 'unavailable'
  throw new Error(`a picture could not be kept: ${detail}`)
}
