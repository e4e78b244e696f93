import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type RunningApp } from '../running-app.ts'

let app: RunningApp

beforeAll(async () => {
  app = await startApp({ LOG_LEVEL: 'debug' })
})

afterAll(async () => {
  await app.stop()
})

const LESSON = '/courses/sql-with-sqlite/lessons/filtering-rows'

describe('a page', () => {
  it('is nobody else’s, runs only its own scripts, and says what it cost', async () => {
    for (const path of ['/', '/courses', LESSON]) {
      const page = await fetch(`${app.origin}${path}`)
      expect(page.status).toBe(200)
      expect(page.headers.get('cache-control')).toBe('private, no-store')
      expect(page.headers.get('x-content-type-options')).toBe('nosniff')
      expect(page.headers.get('server-timing')).toMatch(/^data;dur=[\d.]+, render;dur=[\d.]+$/)
      const policy = page.headers.get('content-security-policy') ?? ''
      const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1]
      const scripts = [...(await page.text()).matchAll(/<script(?<attributes>[^>]*)>/g)]
      expect(scripts.length).toBeGreaterThan(0)
      expect(scripts.every((script) => script.groups?.['attributes']?.includes(`nonce="${nonce}"`))).toBe(
        true,
      )
      expect(policy).not.toContain('unsafe')
    }
  })

  it('answers its data in the same way', async () => {
    const data = await fetch(`${app.origin}/courses.data`)
    expect(data.headers.get('cache-control')).toBe('private, no-store')
    expect(data.headers.get('server-timing')).toMatch(/^data;dur=/)
  })
})

describe('what is personal', () => {
  it.each(['/dashboard', '/dashboard.data', '/dashboard.data?_routes=routes%2Fdashboard', '/practice'])(
    'is not shown to somebody who is not signed in: %s',
    async (path) => {
      const response = await fetch(`${app.origin}${path}`, { redirect: 'manual' })
      const told = `${response.status} ${response.headers.get('location') ?? ''} ${await response.text()}`
      expect(told).toContain('/login?redirectTo=')
      expect(told).not.toContain('Hello')
    },
  )

  it.each([LESSON, '/courses/sql-with-sqlite?index'])(
    'is not taken from somebody who is not signed in: %s',
    async (path) => {
      const response = await post(path, { intent: 'finish' })
      expect(response.status).toBe(302)
      expect(response.headers.get('location')).toContain('/login')
    },
  )

  it('hangs on a cookie that scripts cannot read, and is not in the log', async () => {
    const response = await post('/login', { email: 'learner@example.com', password: 'hedgeschool' })
    expect(response.headers.get('location')).toBe('/dashboard')
    const cookies = response.headers.getSetCookie()
    const session = cookies.find((cookie) => cookie.startsWith('hs_session=')) ?? ''
    expect(session).toMatch(/; HttpOnly/)
    expect(session).toMatch(/; SameSite=Lax/)
    const [value = ''] = session.replace('hs_session=', '').split(';')
    const dashboard = await fetch(`${app.origin}/dashboard`, { headers: { Cookie: `hs_session=${value}` } })
    expect(await dashboard.text()).toContain('Hello, Learner')
    const forged = await fetch(`${app.origin}/dashboard`, {
      headers: { Cookie: `hs_session=${value.slice(0, -3)}AAA` },
      redirect: 'manual',
    })
    expect(forged.status).toBe(302)
    expect(app.output()).toContain('"path":"/login"')
    expect(app.output().split('Demo accounts, password')[2] ?? '').not.toContain('hedgeschool"')
    expect(app.output()).not.toContain(value.slice(0, 40))
  })
})

describe('what is refused', () => {
  it('comes from elsewhere, is too long, or has no business here', async () => {
    const status = async (init: RequestInit, path = '/login') =>
      (await fetch(`${app.origin}${path}`, { method: 'POST', redirect: 'manual', ...init })).status
    const own = { Origin: app.origin }
    expect(await status({ body: 'email=a' })).toBe(403)
    expect(await status({ headers: { Origin: 'https://evil.example' } })).toBe(403)
    expect(await status({ headers: { Origin: 'null' } })).toBe(403)
    expect(await status({ headers: own, body: 'a'.repeat(300_000) })).toBe(413)
    expect(await status({ headers: own, body: new URLSearchParams({ a: '1' }) }, '/courses')).toBe(405)
    expect(await status({ headers: own, method: 'DELETE' }, '/courses')).toBe(405)
    expect(await status({ headers: own }, '/health')).toBe(405)
    expect(await status({ headers: own, body: '{"email":1}' })).toBe(415)
    expect(await status({ headers: own })).toBe(415)
  })
})

describe('a form with strange fields', () => {
  it('is answered as a form with mistakes, at once', async () => {
    const fields = {
      'email[100000000]': '1',
      'x[100000000]': '1',
      'name[length]': '1e9',
      __proto__x: '',
      constructor: '1',
    }
    for (const path of ['/login', '/signup']) expect((await post(path, fields)).status).toBe(400)
    const answer = { intent: 'answer', constructor: '1', ['__proto__']: '1', taskId: 'x[100000000]' }
    expect((await post(LESSON, answer)).status).toBe(404)
    expect((await fetch(`${app.origin}/health`)).status).toBe(200)
  })
})

describe('an operator', () => {
  it('reads health and figures', async () => {
    const health = await fetch(`${app.origin}/health`)
    expect(health.status).toBe(200)
    expect(await health.json()).toEqual({
      status: 'ok',
      primary: { kind: 'file', reachable: true, epoch: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown },
      replica: { frame: null, ageSeconds: 0, alarm: null },
      journal: {
        pending: expect.any(Number) as unknown,
        parked: 0,
        oldestSeconds: expect.any(Number) as unknown,
      },
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as unknown,
    })
    const figures = await (await fetch(`${app.origin}/metrics`)).text()
    expect(figures).toContain('http_request_duration_seconds_count{method="GET",status="200"}')
    expect(figures).toMatch(/^journal_entries\{state="parked"\} 0$/m)
  })
})

function post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(`${app.origin}${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { Origin: app.origin },
    redirect: 'manual',
  })
}
