import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMailer } from '#app/server/mailer.ts'
import { until } from './open-school.ts'

let dataDir: string
let lines: string
let closes: (() => void)[]

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'hedgeschool-mail-'))
  lines = ''
  closes = []
})

afterEach(() => {
  for (const close of closes) close()
  rmSync(dataDir, { recursive: true, force: true })
})

const log = () => pino({ level: 'info' }, { write: (line: string) => void (lines += line) })
const open = (smtpUrl: string | undefined, mayShowText = false, deadlineMs = 2_000) =>
  createMailer({
    smtpUrl,
    from: 'Hedgeschool <no-reply@school.example>',
    dataDir,
    mayShowText,
    log: log(),
    deadlineMs,
  })

const message = { to: 'ada@example.com', subject: 'Your code: 1234 5678', text: 'Grüße,\n\n    1234 5678\n' }

interface Received {
  readonly from: string
  readonly to: readonly string[]
  readonly letter: string
}

/** A mail server that takes what is sent with the right name and password. */
async function startMailServer(received: Received[]): Promise<string> {
  const server = new SMTPServer({
    logger: false,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth({ username, password }, _session, done) {
      if (username === 'school' && password === 'p@ss') done(null, { user: username })
      else done(new Error('not you'))
    },
    onRcptTo({ address }, _session, done) {
      if (!address.startsWith('gone')) return done()
      done(Object.assign(new Error(`<${address}>: no such mailbox`), { responseCode: 550 }))
    },
    onData(stream, { envelope }, done) {
      let letter = ''
      stream.on('data', (chunk: Buffer) => void (letter += String(chunk)))
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        received.push({ from, to: envelope.rcptTo.map(({ address }) => address), letter })
        done()
      })
    },
  })
  const listening = server.listen(0, '127.0.0.1')
  closes.push(() => server.close())
  await once(listening, 'listening')
  const address = listening.address()
  return `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

describe('mail over SMTP', () => {
  it('goes out, at once or in the background, and is not in the log', async () => {
    const received: Received[] = []
    const mail = open(`smtp://school:p%40ss@${await startMailServer(received)}`, true)
    expect(await mail.send(message)).toEqual({ ok: true, value: null })
    mail.sendLater({ ...message, to: 'bob@example.com' })
    await until(() => received.length === 2)
    expect(received[0]).toMatchObject({ from: 'no-reply@school.example', to: ['ada@example.com'] })
    expect(received[0]?.letter).toContain('Subject: Your code: 1234 5678')
    expect(received[0]?.letter).toContain('Gr=C3=BC=C3=9Fe,')
    expect(received[1]?.to).toEqual(['bob@example.com'])
    expect(lines).toBe('')
    expect(readdirSync(dataDir)).toEqual([])
  })

  it('that is refused is told, with no code and nobody’s address in the log', async () => {
    const mail = open(`smtp://school:wrong@${await startMailServer([])}`, true)
    expect(await mail.send(message)).toEqual({ ok: false, reason: 'not-sent' })
    expect(lines).toContain('a mail could not be sent')
    expect(lines).not.toMatch(/1234|ada@example|wrong/)
  })

  it('that is for nobody the server knows names nobody in the log', async () => {
    const mail = open(`smtp://school:p%40ss@${await startMailServer([])}`)
    expect(await mail.send({ ...message, to: 'gone@example.com' })).toEqual({ ok: false, reason: 'not-sent' })
    expect(lines).toContain('no such mailbox')
    expect(lines).toContain('550')
    expect(lines).not.toMatch(/gone@example|1234/)
  })

  it('has a deadline where the server says nothing, and fails at once where there is none', async () => {
    const silent = createServer().listen(0, '127.0.0.1')
    closes.push(() => silent.close())
    await once(silent, 'listening')
    const address = silent.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const startMs = performance.now()
    expect((await open(`smtp://127.0.0.1:${port}`, false, 300).send(message)).ok).toBe(false)
    expect(performance.now() - startMs).toBeLessThan(2_000)
    silent.close()
    await once(silent, 'close')
    expect((await open(`smtp://127.0.0.1:${port}`).send(message)).ok).toBe(false)
    open(`smtp://127.0.0.1:${port}`).sendLater(message)
    await until(() => lines.split('\n').length === 4)
  })

  it('takes no second recipient or header out of what it is given', async () => {
    const received: Received[] = []
    const mail = open(`smtp://school:p%40ss@${await startMailServer(received)}`)
    await mail.send({ ...message, subject: 'Hello\r\nBcc: eve@example.com' })
    expect(received[0]?.to).toEqual(['ada@example.com'])
    expect(received[0]?.letter).not.toMatch(/^Bcc:/m)
  })
})

describe('mail without a server', () => {
  it('is a file for its owner only, and in the log where that may be read', async () => {
    await open(undefined, true).send(message)
    const folder = join(dataDir, 'mail')
    const [name = ''] = readdirSync(folder)
    expect(name).toMatch(/\.eml$/)
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
    const letter = readFileSync(join(folder, name), 'utf8')
    expect(letter).toContain('To: ada@example.com')
    expect(letter).toContain('1234 5678')
    expect(lines).toContain('1234 5678')
    expect(lines).toContain(join(folder, name))
  })

  it('has no code in the log of production', async () => {
    await open(undefined).send(message)
    expect(lines).toContain('SMTP_URL is not set')
    expect(lines).not.toMatch(/1234|ada@example/)
    expect(readdirSync(join(dataDir, 'mail'))).toHaveLength(1)
  })
})
