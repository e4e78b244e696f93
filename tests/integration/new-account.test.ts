import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LegalName } from '#app/features/system/rules/legal-page.ts'
import { AccountBrowser, codeFor, serveAccounts, type AccountServer } from './account-server.ts'
import { openSchool, type School } from './open-school.ts'

let school: School
let site: AccountServer

beforeAll(async () => {
  school = await openSchool()
  site = await serveAccounts(school)
})

afterAll(async () => {
  site.close()
  await school.close()
})

describe('the page to sign up', () => {
  const LINKS = { terms: 'href="/terms"', privacy: 'href="/privacy"' }

  it.each([[[]], [['terms']], [['privacy']], [['terms', 'privacy']]] as const)(
    'names what whoever runs the school has written: %j',
    async (written) => {
      const findLegalPage = (name: LegalName) =>
        Promise.resolve(written.some((one) => one === name) ? { html: '', locale: 'en' as const } : null)
      const there = await serveAccounts(school, { change: { findLegalPage } })
      const { html } = await new AccountBrowser().open(there, '/signup')
      there.close()
      const [main = ''] = /<main.*<\/main>/s.exec(html) ?? []
      const named = Object.entries(LINKS).flatMap(([name, link]) => (main.includes(link) ? [name] : []))
      expect(named).toEqual(written)
    },
  )

  it('refuses a password that anybody would try first, and keeps the rest', async () => {
    const form = { name: 'Ada', email: 'ada.lovelace@example.com' }
    for (const password of ['Ada.Lovelace', 'hedge school', form.email]) {
      const refused = await new AccountBrowser().submit(site, '/signup', { ...form, password })
      expect(refused.status).toBe(400)
      expect(refused.text).toContain('This is the first that anybody would try')
      expect(refused.html).toContain(`value="${form.email}"`)
    }
  })
})

describe('the dashboard', () => {
  it('reminds of an address that is not confirmed, until it is', async () => {
    const email = `${ulid().toLowerCase()}@example.com`
    const browser = new AccountBrowser()
    await browser.signUp(site, email)
    const before = await browser.open(site, '/dashboard')
    expect(before.text).toContain('Your e-mail address is not confirmed yet.')
    expect(before.html).toContain('href="/verify"')
    const code = await codeFor(school, email)
    await browser.submit(site, '/verify', { intent: 'confirm', code })
    const after = await browser.open(site, '/dashboard')
    expect(after.status).toBe(200)
    expect(after.text).not.toContain('not confirmed yet')
  })
})
