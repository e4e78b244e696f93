import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EntryAuthor } from '#app/entries.ts'
import { findPreferences } from '#app/features/user/find-preferences.server.ts'
import { signIn } from '#app/features/user/sign-in.server.ts'
import { asSession, serveApi, type ApiServer } from './api-server.ts'
import { cookieOf, queued, sendEntries, serveJournal } from './journal-browser.ts'
import { insertLearner, openPrimary, queryRows } from './migrated-database.ts'
import { holdWriteLock, openSchool, untilShipped, type School } from './open-school.ts'
import { openAs, sendAs } from './settings-requests.ts'

let school: School
let server: ApiServer
let learner: EntryAuthor

beforeAll(async () => {
  school = await openSchool(1, 1)
  server = await serveApi(school)
  learner = await arrive()
})

afterAll(async () => {
  server.close()
  await school.close()
})

async function arrive(): Promise<EntryAuthor> {
  const primary = openPrimary(school.path)
  const arrived = await insertLearner(primary)
  primary.close()
  return arrived
}

const userRow = (userId: string) => queryRows(school.path, `SELECT * FROM User WHERE id = '${userId}'`)[0]

const send = (
  path: string,
  body: URLSearchParams | FormData,
  author: EntryAuthor | null = learner,
  cookies = '',
) => sendAs(server, path, { body, author, cookies })
const open = (path: string, author: EntryAuthor | null = learner, cookies = '') =>
  openAs(server, path, { author, cookies })
const form = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields)

describe('preferences', () => {
  it('of this browser are kept without an account', async () => {
    const sent = await send(
      '/preferences',
      form({ theme: 'dark', locale: 'de', redirectTo: '/courses?a=b' }),
      null,
    )
    expect(sent).toMatchObject({ status: 302 })
    expect(sent.headers.get('location')).toBe('/courses?a=b')
    expect(sent.headers.getSetCookie().map((cookie) => cookie.split(';')[0])).toEqual(
      expect.arrayContaining(['hs_locale=de', 'hs_theme=dark']),
    )
    const elsewhere = await send('/preferences', form({ theme: 'pink', redirectTo: '//evil.example' }), null)
    expect(elsewhere.headers.get('location')).toBe('/')
    expect(elsewhere.headers.getSetCookie()).toEqual([])
  })

  it('of an account count at once on this server, and become columns', async () => {
    const author = await arrive()
    const release = await holdWriteLock(school.path)
    expect(await send('/settings?index', form({ timeZone: 'asia/tokyo' }), author)).toMatchObject({
      status: 302,
    })
    const page = await open('/settings', author)
    expect(page.bytes.toString()).toMatch(/<option value="Asia\/Tokyo" selected/)
    expect(userRow(author.userId)).toMatchObject({ timeZone: 'UTC' })
    release()
    await send('/preferences', form({ locale: 'de', theme: 'dark' }), author)
    await send('/settings?index', form({ quiet: '1' }), author)
    await untilShipped(school)
    expect(userRow(author.userId)).toMatchObject({ timeZone: 'Asia/Tokyo', locale: 'de' })
    const kept = server.context.reader.forLearner(author.userId, (view) =>
      findPreferences(view, author.userId),
    )
    expect(kept).toMatchObject({
      theme: { value: 'dark' },
      quiet: { value: true },
      timeZone: { value: 'Asia/Tokyo' },
    })
    expect((await open('/settings', author)).bytes.toString()).toContain(
      '<option value="Asia/Tokyo" selected',
    )
  })

  it('become those of the browser that signs in', async () => {
    const author = await arrive()
    await send('/preferences', form({ locale: 'de', theme: 'light' }), author)
    const user = { userId: author.userId, credentialVersion: 0, timeZone: 'UTC' }
    const asked = { request: new Request(server.origin), context: server.context }
    const signedIn = await signIn(asked, user, '/dashboard')
    const cookies = signedIn.ok ? signedIn.value.headers.getSetCookie() : []
    expect(cookies.map((cookie) => cookie.split(';')[0])).toEqual(
      expect.arrayContaining(['hs_locale=de', 'hs_theme=light']),
    )
  })

  it('of a browser that was offline do not undo what was said later', async () => {
    const author = await arrive()
    const journal = await serveJournal({
      context: server.context,
      journal: school.data.journal,
      isReplicaOpen: () => true,
    })
    const cookie = await cookieOf(server.context, author)
    await send('/preferences', form({ theme: 'dark' }), author)
    await untilShipped(school)
    const earlier = queued('preference-set.v1', { name: 'theme', value: 'light' })
    const other = queued('preference-set.v1', { name: 'locale', value: 'de' })
    const wrong = queued('preference-set.v1', { name: 'timeZone', value: 'Mars/Base' })
    const answers = await sendEntries(journal.origin, cookie, [earlier, other, other, wrong])
    expect(answers).toMatchObject([
      { status: 'kept' },
      { status: 'kept' },
      {},
      { status: 'refused', code: 'not-readable' },
    ])
    journal.close()
    await untilShipped(school)
    expect(JSON.parse(String(userRow(author.userId)?.['preferences']))).toMatchObject({
      theme: { value: 'dark' },
      locale: { value: 'de' },
    })
  })

  it('that nobody understands are refused', async () => {
    expect(await send('/settings?index', form({ timeZone: 'Mars/Base' }))).toMatchObject({ status: 400 })
    expect(await send('/settings?index', form({}))).toMatchObject({ status: 400 })
  })

  it('that the account cannot take hold in this browser, and the page says so', async () => {
    const full = await serveApi(school, {
      journal: { append: () => Promise.resolve({ ok: false, reason: { code: 'unavailable' } }) },
    })
    const response = await fetch(`${full.origin}/settings?index`, {
      method: 'POST',
      headers: await asSession(full, learner),
      body: form({ theme: 'dark' }),
    })
    expect(response.status).toBe(503)
    expect(response.headers.getSetCookie().join()).toContain('hs_theme=dark')
    expect(await response.text()).toContain('other browsers do not know of it')
    full.close()
  })
})

describe('a profile', () => {
  const profile = (name: string, headline = '', bio = '') => form({ intent: 'profile', name, headline, bio })

  it('is changed, in the language of who asks', async () => {
    const author = await arrive()
    const saved = await send('/settings?index', profile(' Ada ', 'Counts', 'Two\r\nlines'), author)
    expect(saved).toMatchObject({ status: 200, html: expect.stringContaining('Saved.') as unknown })
    expect(userRow(author.userId)).toMatchObject({ name: 'Ada' })
    const [row] = queryRows(school.path, `SELECT * FROM UserProfile WHERE userId = '${author.userId}'`)
    expect(row).toMatchObject({ headline: 'Counts', bio: 'Two\nlines' })
    const page = await open('/settings', author, 'hs_locale=de')
    expect(page.bytes.toString()).toContain('Kurz gesagt')
    expect(page.bytes.toString()).toContain('value="Counts"')
  })

  it('says what is wrong beside the field, and keeps what was typed', async () => {
    const refused = await send(
      '/settings?index',
      profile('  ', 'x'.repeat(121), 'typed <b>'),
      learner,
      'hs_locale=de',
    )
    expect(refused.status).toBe(400)
    expect(refused.html).toContain('Gib an, wie du genannt werden möchtest')
    expect(refused.html).toContain('Höchstens 120 Zeichen')
    expect(refused.html).toContain('typed &lt;b&gt;')
  })

  it('stays as it is while the primary is out of reach, and what was typed stays too', async () => {
    const release = await holdWriteLock(school.path)
    const refused = await send('/settings?index', profile('Grace', 'typed'))
    release()
    expect(refused).toMatchObject({ status: 503, html: expect.stringContaining('value="typed"') as unknown })
    expect(userRow(learner.userId)?.['name']).not.toBe('Grace')
  })
})

describe('what is personal in the settings', () => {
  it.each([
    '/settings',
    '/settings/api-keys',
    '/settings/picture',
    '/settings/api-keys.data?_routes=settings%2Fapi-keys',
  ])('is nobody’s who is not signed in: %s', async (path) => {
    const page = await open(path, null)
    expect(`${page.headers.get('location')} ${page.bytes.toString()}`).toContain('/login?redirectTo=')
  })
})
