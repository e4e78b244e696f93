import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { SECOND_MS } from '#app/kernel/time.ts'
import { createLog } from '#app/server/log.ts'
import { createMailer } from '#app/server/mailer.ts'
import { LETTER_KEPT_MS, MAX_LETTERS, sweepMail } from '#app/server/sweep-mail.ts'

const nowMs = Date.now()
let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sweep-mail-'))
})

afterEach(() => {
  rmSync(dataDir, { recursive: true })
})

/** Puts a file of that age there. */
function lay(name: string, ageMs: number): string {
  const folder = join(dataDir, 'mail')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), '')
  utimesSync(join(folder, name), new Date(nowMs - ageMs), new Date(nowMs - ageMs))
  return name
}

const letter = (ageMs: number) => lay(`${ulid(nowMs - ageMs)}.eml`, ageMs)
const listKept = () => readdirSync(join(dataDir, 'mail')).toSorted()

it('deletes letters that are older than thirty days, and nothing else', async () => {
  letter(LETTER_KEPT_MS + SECOND_MS)
  const kept = [letter(LETTER_KEPT_MS - SECOND_MS), letter(0), lay('notes.txt', 2 * LETTER_KEPT_MS)]
  await sweepMail(dataDir, nowMs)
  expect(listKept()).toEqual(kept.toSorted())
})

it('keeps as many as there may be, and these are the newest', async () => {
  const letters = Array.from({ length: 12 }, (_, age) => letter(age * SECOND_MS))
  await sweepMail(dataDir, nowMs, 10)
  expect(listKept()).toEqual(letters.slice(0, 10).toSorted())
  expect(MAX_LETTERS).toBe(500)
})

it('finds the letters that were not sent, where there are any', async () => {
  await sweepMail(dataDir, nowMs)
  const options = { smtpUrl: undefined, from: 'School <no-reply@school.example>', mayShowText: false }
  const mail = createMailer({ ...options, dataDir, log: createLog('silent') })
  await mail.send({ to: 'ada@example.com', subject: 'Hello', text: 'Hello' })
  await sweepMail(dataDir, nowMs)
  expect(listKept()).toHaveLength(1)
  await sweepMail(dataDir, nowMs + LETTER_KEPT_MS + 60 * SECOND_MS)
  expect(listKept()).toEqual([])
})
