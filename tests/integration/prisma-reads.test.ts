import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openReplica, type Replica } from '#app/data/replica.server.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import { toIso } from '#app/kernel/time.ts'
import { commit } from './course-fixture.ts'
import { makeDataFolder, openPrimary, queryRows, type DataFolder } from './migrated-database.ts'

const DAY = 24 * 60 * 60 * 1_000
const START = Date.UTC(2026, 0, 1, 12, 30, 15, 7)

let folder: DataFolder
let replica: Replica
const userIds = [ulid(), ulid(), ulid()]
const documentId = ulid()
const pooled = Buffer.concat([
  Buffer.from('around'),
  Buffer.from([0, 1, 254, 255]),
  Buffer.from('it'),
]).subarray(6, 10)

beforeAll(async () => {
  folder = await makeDataFolder()
  const primary = openPrimary(folder.path)
  const stamps = { createdAt: toIso(START), updatedAt: toIso(START) }
  const users = userIds.map((id, index) => ({
    id,
    email: `${index}@example.com`,
    name: `User ${index}`,
    username: `u${index}`,
    isSubscribed: index === 1 ? 1 : 0,
    lastSeenAt: index === 2 ? null : toIso(START + index * DAY),
    ...stamps,
  }))
  const sessions = userIds.flatMap((userId, index) =>
    Array.from({ length: index + 1 }, (_, number) => ({
      id: ulid(),
      userId,
      expirationDate: toIso(START + number * DAY),
      lastSeenAt: toIso(START),
      ...stamps,
    })),
  )
  const document = { id: documentId, title: 'd', source: 's', content: 'c', ...stamps }
  const chunks = [pooled, new Uint8Array(), null].map((embedding, chunkIndex) => ({
    sql: `INSERT INTO DocumentChunk (id, documentId, chunkIndex, embedding, content, createdAt, updatedAt)
      VALUES (?, ?, ?, ?, 'c', ?, ?)`,
    parameters: [ulid(), documentId, chunkIndex, embedding, toIso(START), toIso(START)],
  }))
  await commit(primary, [
    toStatement(tables.insertInto('User').values(users)),
    toStatement(tables.insertInto('Session').values(sessions)),
    toStatement(tables.insertInto('Document').values(document)),
    ...chunks,
  ])
  primary.close()
  replica = openReplica(folder.path)
})

afterAll(async () => {
  await replica.close()
  await folder.remove()
})

/** Numbers of the users that a question finds. */
async function numbersOf(where: NonNullable<Parameters<Replica['prisma']['user']['findMany']>[0]>['where']) {
  const found = await replica.prisma.user.findMany({ where: where ?? {}, orderBy: { email: 'asc' } })
  return found.map(({ id }) => userIds.indexOf(id))
}

describe('dates that SQL has written', () => {
  it('are read as Date, to the millisecond', async () => {
    const user = await replica.prisma.user.findUniqueOrThrow({ where: { email: '1@example.com' } })
    expect(user.createdAt).toEqual(new Date(START))
    expect(user.lastSeenAt).toEqual(new Date(START + DAY))
    const nobody = await replica.prisma.user.findUniqueOrThrow({ where: { email: '2@example.com' } })
    expect(nobody.lastSeenAt).toBeNull()
  })

  it.each([
    ['equal', { equals: new Date(START) }, [0]],
    ['equal, as text', { equals: toIso(START) }, [0]],
    ['one millisecond off', { equals: new Date(START + 1) }, []],
    ['not', { not: new Date(START) }, [1]],
    ['less', { lt: new Date(START) }, []],
    ['less by a millisecond', { lt: new Date(START + 1) }, [0]],
    ['less or equal', { lte: new Date(START) }, [0]],
    ['greater', { gt: new Date(START) }, [1]],
    ['greater or equal', { gte: new Date(START) }, [0, 1]],
    ['between', { gt: new Date(START), lt: new Date(START + 2 * DAY) }, [1]],
    ['one of several', { in: [new Date(START), new Date(START + DAY)] }, [0, 1]],
    ['one of one', { in: [new Date(START + DAY)] }, [1]],
    ['none of these', { notIn: [new Date(START)] }, [1]],
  ])('match exactly: %s', async (_, lastSeenAt, numbers) => {
    expect(await numbersOf({ lastSeenAt })).toEqual(numbers)
  })

  it('match when there are none', async () => {
    expect(await numbersOf({ lastSeenAt: null })).toEqual([2])
    expect(await numbersOf({ NOT: { lastSeenAt: null } })).toEqual([0, 1])
  })

  it('sort, and have a least and a greatest', async () => {
    const sorted = await replica.prisma.user.findMany({
      orderBy: { lastSeenAt: { sort: 'desc', nulls: 'last' } },
    })
    expect(sorted.map(({ id }) => userIds.indexOf(id))).toEqual([1, 0, 2])
    const { _max, _min } = await replica.prisma.session.aggregate({
      _max: { expirationDate: true },
      _min: { expirationDate: true },
    })
    expect([_min.expirationDate, _max.expirationDate]).toEqual([new Date(START), new Date(START + 2 * DAY)])
  })
})

describe('other values', () => {
  it('keep their bytes, their absence and their emptiness', async () => {
    const chunks = await replica.prisma.documentChunk.findMany({
      where: { documentId },
      orderBy: { chunkIndex: 'asc' },
    })
    expect(chunks.map(({ embedding }) => embedding && Array.from(embedding))).toEqual([
      [0, 1, 254, 255],
      [],
      null,
    ])
    expect(chunks[0]?.embedding).toBeInstanceOf(Uint8Array)
    expect(await replica.prisma.documentChunk.count({ where: { embedding: Uint8Array.from(pooled) } })).toBe(
      1,
    )
  })

  it('are true and false, not 1 and 0', async () => {
    const users = await replica.prisma.user.findMany({ orderBy: { email: 'asc' } })
    expect(users.map(({ isSubscribed }) => isSubscribed)).toEqual([false, true, false])
    expect(await numbersOf({ isSubscribed: true })).toEqual([1])
    expect(await numbersOf({ isSubscribed: false })).toEqual([0, 2])
  })
})

describe('questions', () => {
  it('bring what belongs to a row with it', async () => {
    const users = await replica.prisma.user.findMany({
      include: {
        sessions: { where: { expirationDate: { gt: new Date(START) } }, orderBy: { expirationDate: 'asc' } },
      },
      orderBy: { email: 'asc' },
    })
    expect(users.map(({ sessions }) => sessions.length)).toEqual([0, 1, 2])
    expect(users[2]?.sessions[1]?.expirationDate).toEqual(new Date(START + 2 * DAY))
    const session = await replica.prisma.session.findFirst({
      include: { user: true },
      orderBy: { id: 'asc' },
    })
    expect(session?.user.email).toMatch(/@example\.com$/)
  })

  it('count and group', async () => {
    expect(await replica.prisma.session.count()).toBe(6)
    const groups = await replica.prisma.session.groupBy({
      by: ['userId'],
      _count: true,
      orderBy: { _count: { userId: 'desc' } },
    })
    expect(groups.map(({ userId, _count }) => [userIds.indexOf(userId), _count])).toEqual([
      [2, 3],
      [1, 2],
      [0, 1],
    ])
  })

  it('find null, or throw where that was asked for', async () => {
    expect(await replica.prisma.user.findUnique({ where: { id: 'nobody' } })).toBeNull()
    await expect(replica.prisma.user.findUniqueOrThrow({ where: { id: 'nobody' } })).rejects.toThrow('record')
  })

  it('see what is committed meanwhile, a hundred at once', async () => {
    const primary = openPrimary(folder.path)
    const stamps = { createdAt: toIso(START), updatedAt: toIso(START) }
    await commit(primary, [
      toStatement(tables.insertInto('FeatureFlag').values({ id: ulid(), key: 'f', ...stamps })),
    ])
    primary.close()
    const counts = await Promise.all(Array.from({ length: 100 }, () => replica.prisma.featureFlag.count()))
    expect(new Set(counts)).toEqual(new Set([1]))
  })
})

describe('a write through Prisma', () => {
  /** SQLite's word, the client's, or libsql's for a statement that answers no rows. */
  const REFUSED = /readonly|only reads|only for statements that return data/
  /** What the types keep away: the client as it is underneath. */
  type Write = (args: object) => Promise<unknown>
  const model = () => replica.prisma.user as unknown as Record<string, Write>
  const id = userIds[0] ?? ''
  const now = new Date()
  const data = {
    id: ulid(),
    email: 'new@example.com',
    name: 'n',
    username: 'n',
    createdAt: now,
    updatedAt: now,
  }

  const session = { id: ulid(), expirationDate: now, lastSeenAt: now, createdAt: now, updatedAt: now }

  it.each([
    ['create', { data }],
    ['createMany', { data: [data] }],
    ['update', { where: { id }, data: { name: 'changed' } }],
    ['updateMany', { data: { name: 'changed' } }],
    ['upsert', { where: { id }, create: data, update: { name: 'changed' } }],
    ['delete', { where: { id } }],
    ['deleteMany', {}],
    ['create', { data: { ...data, sessions: { create: session } } }],
  ])('throws and changes nothing: %s %j', async (method, args) => {
    const before = queryRows(folder.path, 'SELECT * FROM User ORDER BY id')
    await expect(model()[method]?.(args)).rejects.toThrow(REFUSED)
    expect(queryRows(folder.path, 'SELECT * FROM User ORDER BY id')).toEqual(before)
  })

  it('throws in a transaction and by raw SQL as well, and questions go on', async () => {
    const client = replica.prisma as unknown as {
      $transaction(work: unknown): Promise<unknown>
      $executeRawUnsafe(sql: string): Promise<unknown>
    }
    await expect(client.$executeRawUnsafe('DELETE FROM User')).rejects.toThrow(REFUSED)
    await expect(client.$transaction([model()['deleteMany']?.({})])).rejects.toThrow(REFUSED)
    await expect(client.$transaction(() => Promise.resolve(1))).rejects.toThrow('only reads')
    expect(await replica.prisma.user.count()).toBe(3)
  })
})
