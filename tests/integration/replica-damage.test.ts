import { cpSync, mkdirSync } from 'node:fs'
import { truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Connection } from '#app/data/connection.server.ts'
import { oldestMark } from '#app/data/ledger.ts'
import { openReplica } from '#app/data/replica.server.ts'
import { tables } from '#app/data/sql.ts'
import { verifyCopy } from '#app/data/syncer/verify-copy.server.ts'
import { insertLearner, makeDataFolder, openPrimary, type DataFolder } from './migrated-database.ts'

let folder: DataFolder
let replicaFolder: string
let path: string

beforeEach(async () => {
  folder = await makeDataFolder()
  replicaFolder = join(folder.dataDir, 'replica')
  mkdirSync(replicaFolder)
  path = join(replicaFolder, 'replica.db')
})

afterEach(() => folder.remove())

async function addLearner(): Promise<void> {
  const primary = openPrimary(folder.path)
  await insertLearner(primary)
  primary.close()
}

/** The primary as it is now, in one file. */
function copyPrimary(to: string): void {
  const connection = Connection.openWritable(folder.path)
  connection.all('PRAGMA wal_checkpoint(TRUNCATE)')
  connection.close()
  cpSync(folder.path, to)
}

const learners = tables.selectFrom('User').select('id')

describe('the check of a copy', () => {
  it('does not put a whole copy of some time ago in the place of a newer one', async () => {
    await addLearner()
    const old = join(folder.dataDir, 'old.db')
    copyPrimary(old)
    await addLearner()
    copyPrimary(path)
    expect(verifyCopy(replicaFolder)).toBeNull()
    cpSync(old, path)
    expect(verifyCopy(replicaFolder)).toBe('it holds less than when it was checked before')
    const verified = openReplica(join(replicaFolder, 'verified', 'replica.db'))
    expect(verified.all('learners-here', learners)).toHaveLength(2)
    await verified.close()
    await addLearner()
    copyPrimary(path)
    expect(verifyCopy(replicaFolder)).toBeNull()
  })
})

describe('a reader that meets damage', () => {
  it('goes on from another copy where it is given one, and else says what it met', async () => {
    await addLearner()
    const good = join(folder.dataDir, 'good.db')
    copyPrimary(good)
    copyPrimary(path)
    await truncate(path, 8192)
    let rescue: string | null = null
    const replica = openReplica(path, {
      onDamage: () => {
        if (rescue !== null) replica.use(rescue)
      },
    })
    expect(() => replica.all('learners-here', learners)).toThrow(/malformed|disk I\/O/)
    rescue = good
    expect(replica.forLearner('', (view) => view.all('learners-here', learners))).toHaveLength(1)
    expect(replica.all('epoch', oldestMark)).toHaveLength(1)
    await replica.close()
  })
})
