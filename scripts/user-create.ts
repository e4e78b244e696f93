import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { ulid } from 'ulid'
import type { Primary } from '#app/data/primary.ts'
import type { Env } from '#app/env.server.ts'
import { uncommon } from '#app/features/user/common-password.server.ts'
import { createUser } from '#app/features/user/create-user.server.ts'
import { ROLES, signUpSchema, type Role } from '#app/features/user/rules/credentials.ts'
import { StartUpProblem } from '#app/server/start-up-problem.ts'
import { account } from '#app/words/en/account.ts'
import { wordsOf } from '#app/words/words.ts'
import { openSchoolHandles, runCommand, say } from './run-command.ts'

// npm run user:create -- --email ada@example.com --role admin [--name Ada]
// The password comes from standard input or from NEW_PASSWORD: an argument would stay in the shell's history. A server
// may be running meanwhile: this only commits to the primary.
const USAGE =
  'Usage: npm run user:create -- --email ADDRESS --role student|instructor|moderator|admin [--name NAME]'

await runCommand(create)

async function create(env: Env): Promise<void> {
  const { role, ...wish } = readArguments()
  const handles = await openSchoolHandles(env)
  try {
    await createWith(handles.primary, { ...wish, role })
  } finally {
    await handles.close()
  }
}

async function createWith(primary: Primary, { role, ...wish }: Wish): Promise<void> {
  const password = process.env['NEW_PASSWORD'] ?? (await askPassword())
  const t = wordsOf(account, 'en')
  const person = signUpSchema(t)
    .check(uncommon(t, 'password'))
    .safeParse({ ...wish, password })
  if (!person.success) {
    const issues = person.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new StartUpProblem(issues.join('\n'))
  }
  const occasion = { nowMs: Date.now(), newId: ulid, by: 'system' }
  const created = await createUser(primary, { ...person.data, role }, occasion)
  if (!created.ok) {
    const isTaken = created.reason === 'email-taken'
    throw new StartUpProblem(
      isTaken ? `${person.data.email} has an account already.` : 'The database is busy; try again.',
    )
  }
  say(`Created ${person.data.email} (${role.toLowerCase()}).`)
}

interface Wish {
  readonly email: string
  readonly name: string
  readonly role: Role
}

function readArguments(): Wish {
  const { email, role, name } = parseArguments()
  const known = ROLES.find((candidate) => candidate.toLowerCase() === role?.toLowerCase())
  if (!email || !known) throw new StartUpProblem(USAGE)
  return { email, role: known, name: name ?? email.split('@')[0] ?? email }
}

function parseArguments() {
  const options = { email: { type: 'string' }, role: { type: 'string' }, name: { type: 'string' } } as const
  try {
    return parseArgs({ options }).values
  } catch {
    throw new StartUpProblem(USAGE)
  }
}

/** The first line of standard input; at a terminal it is asked for, and what is typed is not shown. */
async function askPassword(): Promise<string> {
  const { stdin, stderr } = process
  const isTerminal = stdin.isTTY
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: stdin, output: nowhere, terminal: isTerminal })
  // Only now does the terminal itself show nothing.
  if (isTerminal) stderr.write('Password: ')
  const password = await new Promise<string | null>((resolve) => {
    lines.once('line', resolve)
    // The end of the input, or Ctrl+C.
    lines.once('close', () => resolve(null))
  })
  lines.close()
  if (isTerminal) stderr.write('\n')
  if (password === null) throw new StartUpProblem('No password was given.')
  return password
}
