import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { serveAccounts, type AccountServer } from './account-server.ts'
import { openSchool, type School } from './open-school.ts'

const PUBLIC = 'https://school.example'
const PATHS = [
  '/',
  '/login',
  '/login.data',
  '/health',
  '/metrics',
  '/favicon.svg',
  '/nothing',
  '/assets/x',
  '/verify',
]

let school: School
let site: AccountServer

beforeEach(async () => {
  school = await openSchool()
})

afterEach(async () => {
  site.close()
  await school.close()
})

const open = (path: string) => fetch(`${site.origin}${path}`, { redirect: 'manual' })

function send(path: string, origin: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  const body = new URLSearchParams(fields)
  return fetch(`${site.origin}${path}`, {
    method: 'POST',
    // As a proxy sends it on that has the public address.
    headers: { Origin: origin, 'X-Forwarded-Host': new URL(origin).host },
    body,
    redirect: 'manual',
  })
}

const ada = { name: 'Ada', email: 'ada@example.com', password: 'a long enough one' }

describe('every answer', () => {
  it('lets browsers guess no type, show it in no frame, and use no camera, microphone or place', async () => {
    site = await serveAccounts(school)
    const sent = [send('/login', 'https://evil.example', {}), send('/login', site.origin, ada)]
    const responses = await Promise.all([...PATHS.map(open), ...sent])
    expect(new Set(responses.map(({ status }) => status)).size).toBeGreaterThan(3)
    for (const { url, headers } of responses) {
      const told = [url, headers.get('x-content-type-options'), headers.get('x-frame-options')]
      expect(told).toEqual([url, 'nosniff', 'DENY'])
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('referrer-policy')).toBe('same-origin')
      for (const feature of ['camera', 'microphone', 'geolocation', 'payment']) {
        expect(headers.get('permissions-policy')).toContain(`${feature}=()`)
      }
      // On a laptop there is no HTTPS to insist on.
      expect(headers.get('strict-transport-security')).toBeNull()
    }
  })

  it('insists on HTTPS where the public address has it', async () => {
    site = await serveAccounts(school, { origin: PUBLIC })
    for (const response of await Promise.all(PATHS.map(open))) {
      expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
    }
  })
})

describe('cookies', () => {
  it('are bound to HTTPS where the public address has it, each of them', async () => {
    site = await serveAccounts(school, { origin: PUBLIC })
    const cookies = (await send('/signup', PUBLIC, ada)).headers.getSetCookie()
    const names = cookies.map((cookie) => cookie.split('=')[0] ?? '')
    expect(names).toEqual(
      expect.arrayContaining(['__Host-hs_device', '__Host-hs_latest', '__Host-hs_session']),
    )
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; Path=\/(;|$)/)
      expect(cookie.match(/; Secure/g)).toHaveLength(1)
      expect(cookie).toMatch(/; SameSite=Lax/)
      expect(cookie).not.toMatch(/; Domain/i)
    }
    for (const cookie of cookies.filter((one) => one.startsWith('__Host-'))) {
      expect(cookie).toMatch(/; HttpOnly/)
    }
  })

  it('are kept without it on a laptop, where there is none', async () => {
    site = await serveAccounts(school)
    const cookies = (await send('/signup', site.origin, ada)).headers.getSetCookie()
    expect(cookies.length).toBeGreaterThan(1)
    for (const cookie of cookies) expect(cookie).not.toMatch(/Secure|__Host-/)
  })
})
