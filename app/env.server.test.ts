import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEnv } from './env.server.ts'

const SECRET = 'x'.repeat(32)

const DEFAULTS = {
  NODE_ENV: 'development',
  APP_ENV: 'development',
  PORT: 3000,
  HOST: '127.0.0.1',
  DATA_DIR: './data',
  CONTENT_DIR: './content',
  LEGAL_DIR: './legal',
  SYNC_INTERVAL_SECONDS: 60,
  RUN_MIGRATIONS_ON_START: true,
  SYNC_TOPICS_ON_START: true,
  OIDC_LABEL: 'Single sign-on',
  LOG_LEVEL: 'info',
}

/** Values that each variable cannot have. */
const MALFORMED: Readonly<Record<string, readonly string[]>> = {
  NODE_ENV: ['prod', 'Production', ' '],
  APP_ENV: ['staging', 'PRODUCTION', '1'],
  PORT: [
    'abc',
    '-1',
    '65536',
    '80.5',
    '-0.5',
    '70000.5',
    '1e3',
    '0x50',
    ' ',
    '80 ',
    'Infinity',
    'NaN',
    '3000;',
  ],
  SESSION_SECRET: ['x', 'x'.repeat(31)],
  TURSO_DATABASE_URL: ['name.turso.io', 'file:./app.db', 'javascript:alert(1)', 'libsql//name', '/data'],
  SYNC_INTERVAL_SECONDS: ['0', '-60', 'often', '1m', 'Infinity', ' ', '0.5'],
  RUN_MIGRATIONS_ON_START: ['yes', 'no', 'TRUE', '2', 'on'],
  SYNC_TOPICS_ON_START: ['yes', 'False', 'never', ' '],
  ORIGIN: ['school.example', 'ftp://school.example', 'https//school.example', '*'],
  OIDC_ISSUER: ['accounts.example', 'ftp://accounts.example', 'https://without-a-client.example'],
  OIDC_LABEL: ['x'.repeat(61)],
  TRUSTED_PROXIES: ['all', 'true', '10.0.0.0/8;loopback', '-1', '10', '10.0.0', ','],
  SMTP_URL: ['mail.example', 'https://mail.example', 'smtp//mail.example'],
  LOG_LEVEL: ['verbose', 'INFO', '3'],
}

const wrongPairs = Object.entries(MALFORMED).flatMap(([name, values]) =>
  values.map((value) => [name, value] as const),
)

/** The lines of a refusal; none when the environment was read. */
function linesOf(source: Readonly<Record<string, string>>): readonly string[] {
  const env = readEnv(source)
  return env.ok ? [] : env.reason
}

describe('readEnv', () => {
  it('works on a laptop with nothing set', () => {
    expect(readEnv({})).toEqual({ ok: true, value: DEFAULTS })
  })

  it('reads what is set', () => {
    const env = readEnv({
      NODE_ENV: 'production',
      APP_ENV: 'production',
      PORT: '8080',
      HOST: '0.0.0.0',
      DATA_DIR: '/data',
      CONTENT_DIR: '/content',
      LEGAL_DIR: '/legal',
      SESSION_SECRET: SECRET,
      TURSO_DATABASE_URL: 'libsql://school.turso.io',
      TURSO_AUTH_TOKEN: 'token',
      SYNC_INTERVAL_SECONDS: '15',
      RUN_MIGRATIONS_ON_START: 'false',
      SYNC_TOPICS_ON_START: '0',
      ORIGIN: 'https://school.example',
      OIDC_ISSUER: 'https://accounts.example',
      OIDC_CLIENT_ID: 'hedgeschool',
      OIDC_CLIENT_SECRET: 'secret',
      OIDC_LABEL: 'The Guild',
      LOG_LEVEL: 'warn',
      HOME: '/root',
    })
    expect(env).toEqual({
      ok: true,
      value: {
        NODE_ENV: 'production',
        APP_ENV: 'production',
        PORT: 8080,
        HOST: '0.0.0.0',
        DATA_DIR: '/data',
        CONTENT_DIR: '/content',
        LEGAL_DIR: '/legal',
        SESSION_SECRET: SECRET,
        TURSO_DATABASE_URL: 'libsql://school.turso.io',
        TURSO_AUTH_TOKEN: 'token',
        SYNC_INTERVAL_SECONDS: 15,
        RUN_MIGRATIONS_ON_START: false,
        SYNC_TOPICS_ON_START: false,
        ORIGIN: 'https://school.example',
        OIDC_ISSUER: 'https://accounts.example',
        OIDC_CLIENT_ID: 'hedgeschool',
        OIDC_CLIENT_SECRET: 'secret',
        OIDC_LABEL: 'The Guild',
        LOG_LEVEL: 'warn',
      },
    })
  })

  it.each([
    ['0', 0],
    ['2', 2],
    ['10.0.0.0/8, loopback', ['10.0.0.0/8', 'loopback']],
    ['fd00::/8,192.0.2.1', ['fd00::/8', '192.0.2.1']],
  ])('trusts the proxies %j', (text, proxies) => {
    expect(readEnv({ TRUSTED_PROXIES: text })).toMatchObject({ value: { TRUSTED_PROXIES: proxies } })
  })

  it('takes every port that there is', () => {
    fc.assert(
      fc.property(fc.nat(65_535), (port) => {
        expect(readEnv({ PORT: String(port) })).toMatchObject({ value: { PORT: port } })
      }),
    )
  })

  it('takes an empty variable for one that is not set', () => {
    const names = [
      ...Object.keys(MALFORMED),
      'HOST',
      'DATA_DIR',
      'CONTENT_DIR',
      'LEGAL_DIR',
      'TURSO_AUTH_TOKEN',
    ]
    expect(readEnv(Object.fromEntries(names.map((name) => [name, ''])))).toEqual({
      ok: true,
      value: DEFAULTS,
    })
  })

  it.each(wrongPairs)(
    'answers %s=%j with one line that names it and says what was expected',
    (name, value) => {
      const lines = linesOf({ [name]: value })
      expect(lines).toHaveLength(1)
      expect(lines[0]).toMatch(new RegExp(`^${name}: .*expected `))
      expect(lines[0]).not.toContain('\n')
    },
  )

  it('names every variable that is wrong, each once, and no other', () => {
    const wrong = Object.fromEntries(
      Object.entries(MALFORMED).map(([name, values]) => [
        name,
        fc.option(fc.constantFrom(...values), { nil: '' }),
      ]),
    )
    fc.assert(
      fc.property(fc.record(wrong), (source) => {
        const expected = Object.keys(source).filter((name) => source[name] !== '')
        const named = linesOf(source).map((line) => line.split(':')[0] ?? '')
        expect(named.toSorted()).toEqual(expected.toSorted())
      }),
    )
  })

  it('wants a secret and its address in production, not empty ones, and says so whatever else is wrong', () => {
    const production = { APP_ENV: 'production' }
    const secret = 'SESSION_SECRET: expected at least 32 secret characters in production'
    const address = 'ORIGIN: expected the public address in production, such as https://school.example'
    expect(linesOf(production)).toEqual([secret, address])
    expect(linesOf({ ...production, SESSION_SECRET: '', ORIGIN: '' })).toEqual([secret, address])
    expect(linesOf({ ...production, PORT: 'abc' })).toEqual(expect.arrayContaining([secret, address]))
    expect(linesOf({ ...production, SESSION_SECRET: SECRET })).toEqual([address])
    expect(linesOf({ ...production, ORIGIN: 'https://school.example' })).toEqual([secret])
    expect(linesOf({ ...production, SESSION_SECRET: 'short', ORIGIN: 'nowhere' })).toHaveLength(2)
    expect(linesOf({ ...production, SESSION_SECRET: SECRET, ORIGIN: 'https://school.example' })).toEqual([])
    expect(linesOf({ NODE_ENV: 'production' })).toEqual([])
  })

  it('never repeats a secret', () => {
    expect(linesOf({ SESSION_SECRET: 'hunter2' }).join()).not.toContain('hunter2')
  })
})
