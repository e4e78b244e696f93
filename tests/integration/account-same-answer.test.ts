import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { AccountBrowser, PASSWORD, serveAccounts, type AccountServer } from './account-server.ts'
import { queryRows } from './migrated-database.ts'
import { openSchool, type School } from './open-school.ts'

/** What takes time is counted, not timed: the same work takes the same time. */
const work = vi.hoisted(() => {
  // Files that ran before this one may have left modules that hash uncounted, and have signed in.
  vi.resetModules()
  return { hashings: 0, commits: 0 }
})

vi.mock(import('@node-rs/argon2'), async (importOriginal) => {
  const argon2 = await importOriginal()
  return {
    ...argon2,
    hash: (...given) => {
      work.hashings += 1
      return argon2.hash(...given)
    },
    verify: (...given) => {
      work.hashings += 1
      return argon2.verify(...given)
    },
  }
})

const KNOWN = 'known@example.com'
const UNKNOWN = 'nobody@example.com'

let school: School
let site: AccountServer

beforeAll(async () => {
  school = await openSchool()
  const { primary } = school.data
  const counting: typeof primary = {
    commit(...given) {
      work.commits += 1
      return primary.commit(...given)
    },
  }
  site = await serveAccounts(school, { data: { ...school.data, primary: counting } })
})

afterAll(async () => {
  site.close()
  await school.close()
  vi.resetModules()
})

beforeEach(() => {
  Object.assign(work, { hashings: 0, commits: 0 })
})

/** The answer as it is for each address, and what was done for it. */
async function compare(path: string, form: Readonly<Record<string, string>>) {
  const answers = []
  for (const email of [UNKNOWN, KNOWN]) {
    Object.assign(work, { hashings: 0, commits: 0 })
    const reply = await new AccountBrowser().submit(site, path, { ...form, email })
    const plain = (text: string) =>
      text.replaceAll(email, 'ADDRESS').replaceAll(encodeURIComponent(email), 'ADDRESS')
    const [, nonce = ''] = /'nonce-([^']+)'/.exec(reply.headers.get('content-security-policy') ?? '') ?? []
    const html = plain(reply.html).replaceAll(nonce, 'NONCE')
    answers.push({ status: reply.status, location: plain(reply.location ?? ''), html, ...work })
  }
  return answers
}

describe('whoever tries an address learns nothing of whether it has an account', () => {
  it('by signing in, from the very first time after a start', async () => {
    // Known only from here on: the first sign-in of this server is for an address that nobody has.
    const [before] = await compare('/login', { password: 'wrong' })
    await new AccountBrowser().signUp(site, KNOWN)
    const [unknown, known] = await compare('/login', { password: 'wrong' })
    expect(known).toEqual(unknown)
    expect(known).toMatchObject({ status: 401, hashings: 1 })
    expect(before?.status).toBe(401)
  })

  it('by asking for a new password', async () => {
    const [unknown, known] = await compare('/forgot', {})
    expect(known).toEqual(unknown)
    expect(known).toMatchObject({ status: 302, commits: 1, hashings: 0 })
    // The row that is kept of it says no more.
    const rows = `SELECT identifier FROM VerificationToken WHERE purpose = 'reset-password' ORDER BY identifier`
    expect(queryRows(school.path, rows)).toEqual([{ identifier: KNOWN }, { identifier: UNKNOWN }])
  })

  it('by trying codes, with or without having asked for one', async () => {
    for (let tries = 0; tries < 7; tries += 1) {
      const [unknown, known] = await compare('/reset', { code: '00000000', password: PASSWORD })
      expect(known).toEqual(unknown)
      expect(known).toMatchObject({ status: 400, hashings: 1 })
    }
  })
})

it('signing up hashes once whether or not the address is taken; that it is taken has to be told', async () => {
  const person = { name: 'Ada', password: PASSWORD }
  const taken = await new AccountBrowser().submit(site, '/signup', { ...person, email: KNOWN })
  expect(taken.status).toBe(409)
  expect(work.hashings).toBe(1)
})
