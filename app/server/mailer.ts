import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Logger } from 'pino'
import { ulid } from 'ulid'
import type { Mail, Message } from '#app/kernel/mail.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { SECOND_MS } from '#app/kernel/time.ts'

/** What mail is sent with. */
export interface MailerOptions {
  /** `smtp:` or `smtps:`; where it is not set, letters go into a folder. */
  readonly smtpUrl: string | undefined
  /** As in a `From` header. */
  readonly from: string
  readonly dataDir: string
  /** Whether whoever reads the log may read letters too: outside production, where codes are looked up there. */
  readonly mayShowText: boolean
  readonly log: Logger
  /** How long a letter may take; 10 s unless told. */
  readonly deadlineMs?: number
}

/**
 * Opens the mail: over SMTP, or into `DATA_DIR/mail` as files that mail programs open. The log has the subject of each,
 * and never whom it was for.
 */
export function createMailer(options: MailerOptions): Mail {
  const { log, deadlineMs = 10 * SECOND_MS } = options
  const deliver = options.smtpUrl === undefined ? toFolder(options) : toServer(options.smtpUrl, deadlineMs)
  let underWay = 0

  async function send(message: Message): Promise<Result<null, 'not-sent'>> {
    const { subject } = message
    // What cannot be sent in time does not fill the memory.
    if (underWay >= MAX_UNDER_WAY) {
      log.error('a mail was not sent: too many are under way')
      return fail('not-sent')
    }
    underWay += 1
    try {
      const deadline = expire(deadlineMs)
      await Promise.race([deliver({ from: options.from, ...message }), deadline.expired]).finally(
        deadline.clear,
      )
      return ok(null)
    } catch (error) {
      log.error(
        { ...tellFailure(error, message), subject: withoutDigits(subject) },
        'a mail could not be sent',
      )
      return fail('not-sent')
    } finally {
      underWay -= 1
    }
  }

  return {
    send,
    // Not even its making is on the time of whoever waits for an answer.
    sendLater: (message) => void setImmediate(() => void send(message)),
  }
}

const MAX_UNDER_WAY = 200

function toServer(url: string, deadlineMs: number) {
  const timeouts = {
    connectionTimeout: deadlineMs,
    greetingTimeout: deadlineMs,
    socketTimeout: deadlineMs,
    dnsTimeout: deadlineMs,
  }
  const transport = createTransport({ url, ...timeouts })
  return async (letter: SendMailOptions): Promise<void> => void (await transport.sendMail(letter))
}

function toFolder({ dataDir, log, mayShowText }: MailerOptions) {
  const folder = join(dataDir, 'mail')
  const transport = createTransport({ streamTransport: true, buffer: true })
  return async (letter: SendMailOptions & Message): Promise<void> => {
    const { message } = await transport.sendMail(letter)
    const path = join(folder, `${ulid()}.eml`)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    // cast: with `buffer`, it is no stream.
    await writeFile(path, message as Buffer, { mode: 0o600 })
    const { subject, text } = letter
    if (mayShowText) log.info({ subject, path, text }, 'a mail, as SMTP_URL is not set')
    else log.warn({ subject: withoutDigits(subject), path }, 'a mail was not sent, as SMTP_URL is not set')
  }
}

/** What a mail server says, without whom the letter was for: it says that, too, and so do the library's errors. */
function tellFailure(error: unknown, { to }: Message) {
  // cast: what nodemailer adds, where it was nodemailer.
  const { message, code, responseCode } = (
    error instanceof Error ? error : new Error(String(error))
  ) as MailError
  return { reason: message.replaceAll(to, '…'), code, responseCode }
}

/** As nodemailer makes them. */
interface MailError extends Error {
  readonly code?: string
  /** Of SMTP. */
  readonly responseCode?: number
}

/** A code is in the subject, so that it can be read off a notification. */
function withoutDigits(subject: string): string {
  return subject.replaceAll(/\d/g, '·')
}

function expire(afterMs: number): { readonly expired: Promise<never>; readonly clear: () => void } {
  let timer: NodeJS.Timeout | undefined
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it took longer than ${afterMs} ms`)), afterMs)
  })
  return { expired, clear: () => clearTimeout(timer) }
}
