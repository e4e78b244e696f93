import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { readEnv } from '#app/env.server.ts'

const read = (name: string): string => readFileSync(join(import.meta.dirname, '../..', name), 'utf8')

test('.env.example shows every variable, with its real default', () => {
  const example = read('.env.example')
  const shown = parseEnv(example.replaceAll(/^# (?=[A-Z_]+=)/gm, ''))
  const known = [...read('app/env.server.ts').matchAll(/^ {4}([A-Z_]+):/gm)].flatMap(([, name]) => name ?? [])
  // Set by whatever starts the server, never by a person.
  expect(Object.keys(shown).toSorted()).toEqual(known.filter((name) => name !== 'NODE_ENV').toSorted())
  const NODE_ENV = 'production'
  expect(readEnv({ ...shown, NODE_ENV })).toEqual(readEnv({ NODE_ENV }))
})

test('the image is an environment that the server accepts', () => {
  const [, block = ''] = read('Dockerfile').match(/^ENV ((?:.*\\\n)*.*)$/m) ?? []
  const env = parseEnv(block.replaceAll(/\s*\\\n\s*/g, '\n'))
  const secret = 's'.repeat(32)
  expect(
    readEnv({ NODE_ENV: 'development', ...env, SESSION_SECRET: secret, ORIGIN: 'https://school.example' }),
  ).toMatchObject({
    ok: true,
    value: { NODE_ENV: 'production', APP_ENV: 'production', HOST: '0.0.0.0', DATA_DIR: '/data' },
  })
})

test("Fly's port, volume and health check are the image's", () => {
  const dockerfile = read('Dockerfile')
  const fly = read('fly.toml')
  const valueOf = (key: string): string | undefined =>
    new RegExp(`^\\s*${key} = '?([^'\n]+)'?$`, 'm').exec(fly)?.[1]
  expect(dockerfile).toContain(`PORT=${valueOf('internal_port')} `)
  expect(dockerfile).toContain(`VOLUME ${valueOf('destination')}\n`)
  expect(dockerfile).toContain(`${valueOf('path')}\``)
  expect(dockerfile).toContain(`STOPSIGNAL ${valueOf('kill_signal')}\n`)
})
