import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { ulid } from 'ulid'
import { openLocalPrimary } from '#app/data/local-primary.server.ts'
import { readEnv } from '#app/env.server.ts'
import { createUser } from '#app/features/user/create-user.server.ts'
import { ROLES, SignUp, type Role } from '#app/features/user/rules/credentials.ts'
import { databasePath } from '#app/server/open-data.ts'

// npm run user:create -- --email ada@example.com --role admin [--name Ada]
// The password comes from standard input or from NEW_PASSWORD: an argument would stay in the shell's history.
const USAGE =
  'Usage: npm run user:create -- --email ADDRESS --role student|instructor|moderator|admin [--name NAME]'

const problem = await run()
if (problem) {
  process.stderr.write(`${problem}\n`)
  process.exitCode = 1
}

async function run(): Promise<string | null> {
  const wish = readArguments()
  const env = readEnv()
  if (!wish) return USAGE
  if (!env.ok) return env.reason.join('\n')
  const password = process.env['NEW_PASSWORD'] ?? (await askPassword())
  const person = SignUp.safeParse({ name: wish.name, email: wish.email, password })
  if (!person.success)
    return person.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n')
  const primary = openLocalPrimary(databasePath(env.value.DATA_DIR), { nowMs: Date.now, newId: ulid })
  try {
    const occasion = { nowMs: Date.now(), newId: ulid, by: 'system' }
    const created = await createUser(primary, { ...person.data, role: wish.role }, occasion)
    if (!created.ok)
      return created.reason === 'email-taken'
        ? `${wish.email} has an account already.`
        : 'The database is busy; try again.'
    process.stdout.write(`Created ${person.data.email} (${wish.role.toLowerCase()}).\n`)
    return null
  } finally {
    primary.close()
  }
}

function readArguments(): { email: string; name: string; role: Role } | null {
  const options = { email: { type: 'string' }, role: { type: 'string' }, name: { type: 'string' } } as const
  try {
    const { email, role, name } = parseArgs({ options }).values
    const known = ROLES.find((candidate) => candidate.toLowerCase() === role?.toLowerCase())
    return email && known ? { email, role: known, name: name ?? email.split('@')[0] ?? email } : null
  } catch {
    return null
  }
}

async function askPassword(): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const password = await terminal.question('Password: ')
  terminal.close()
  return password
}
