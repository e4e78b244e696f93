import { readFileSync } from 'node:fs'
import { copyFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LearnerBrowser } from './learner-browser.ts'
import { openEdgeSchool, type EdgeSchool } from './open-edge-school.ts'
import type { SchoolNode } from './school-node.ts'

let school: EdgeSchool
let plain: SchoolNode
let secret: SchoolNode

beforeAll(async () => {
  school = await openEdgeSchool(1)
  const [first] = school.nodes
  if (!first) throw new Error('one node')
  plain = first
  const env = { REPLICA_ENCRYPTION_KEY: 'a key of thirty-two characters..' }
  secret = (await school.addNode({ env })).node
  await secret.ready()
})

afterAll(() => school.close())

const headOf = (path: string) => readFileSync(path).subarray(0, 15).toString('latin1')

describe('a copy whose node has a key', () => {
  it('is encrypted on the disk, and read, followed and shipped from like any other', async () => {
    expect(headOf(await plain.replicaPath())).toBe('SQLite format 3')
    const path = await secret.replicaPath()
    expect(headOf(path)).not.toBe('SQLite format 3')
    expect(headOf(join(path, '../verified/replica.db'))).not.toBe('SQLite format 3')
    const browser = new LearnerBrowser()
    expect((await browser.signUp(secret)).status).toBe(302)
    expect(await browser.readXp(secret)).toBe(0)
    await secret.until((health) => health?.journal.pending === 0)
  })

  it('is not served, and built anew, when it turns out plain', async () => {
    const path = await secret.replicaPath()
    await secret.kill()
    for (const file of await readdir(join(path, '..'))) {
      await rm(join(path, '..', file), { recursive: true, force: true })
    }
    await copyFile(await plain.replicaPath(), path)
    await secret.start()
    const page = await fetch(`${secret.origin}/courses`)
    expect([200, 503]).toContain(page.status)
    await secret.ready()
    expect(headOf(await secret.replicaPath())).not.toBe('SQLite format 3')
    expect(secret.output()).toContain('it is not encrypted, though a key is set')
  })
})
