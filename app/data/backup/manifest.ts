import { createHash } from 'node:crypto'
import { z } from 'zod'
import { fail, ok, type Result } from '#app/kernel/result.ts'

/** What a backup says of itself, in `manifest.json`. */
export type Manifest = z.infer<typeof Manifest>

/** A manifest before it is sealed. */
export type ManifestBody = Omit<Manifest, 'digest'>

/** What was counted in a database. */
export type DatabaseFacts = z.infer<typeof Facts>

/** What was counted in a journal. */
export type JournalFacts = z.infer<typeof JournalPart>

/** The copy of the database, in a backup as in a data folder. */
export const DATABASE_FILE = 'app.db'
/** What the copy lacks of the node's journal, in a backup as in a data folder. */
export const JOURNAL_FILE = 'journal.db'
/** What is said of both. */
export const MANIFEST_FILE = 'manifest.json'

/** Writes a manifest down, with a digest over all of it: one that was edited is found out. */
export function writeManifest(body: ManifestBody): string {
  const manifest: Manifest = { ...body, digest: digestOf(body) }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/**
 * Reads one back.
 *
 * @returns why it cannot be believed
 */
export function readManifest(text: string): Result<Manifest, string> {
  const json = toJson(text)
  if (json === null) return fail(`${MANIFEST_FILE} is no JSON`)
  const parsed = Manifest.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return fail(`${MANIFEST_FILE} is none of version 1: ${issue?.path.join('.')} ${issue?.message}`)
  }
  const { digest, ...body } = parsed.data
  if (digest !== digestOf(body)) return fail(`${MANIFEST_FILE} was changed after it was written`)
  return ok(parsed.data)
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Over the content in the schema's order, whatever the file's white space. */
function digestOf(body: ManifestBody): string {
  const ordered = Manifest.omit({ digest: true }).parse(body)
  return createHash('sha256').update(JSON.stringify(ordered)).digest('hex')
}

const count = z.int().nonnegative()

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const Mark = z.strictObject({ seq: count, id: z.string() })

const Facts = z.strictObject({
  /** Rows of every table, by its name. */
  tables: z.record(z.string(), count),
  /** The first and the last commit; null where there was none. */
  ledger: z.strictObject({ oldest: Mark.nullable(), newest: Mark.nullable() }),
  migrations: z.array(z.string()),
  /** The first line of `PRAGMA integrity_check`, `ok` when nothing is wrong; null where a server does not tell. */
  integrity: z.string().nullable(),
  /** Rows that name a parent that is missing; null where a server does not tell. */
  foreignKeyProblems: count.nullable(),
})

const JournalPart = z.strictObject({
  nodeId: z.string(),
  /** Entries that the database of the backup lacks: the next start ships them. */
  waiting: count,
  parked: count,
  /** Rows, among these, that do not match their checksum. */
  damaged: count,
})

const Manifest = z.strictObject({
  version: z.literal(1),
  createdAt: z.iso.datetime(),
  /** The program that wrote it. */
  release: z.string(),
  source: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('local') }),
    // A node's copy, which may be behind its primary: `facts.ledger.newest` says how far it had come.
    z.strictObject({
      kind: z.literal('replica'),
      generation: z.string(),
      syncedAt: z.iso.datetime().nullable(),
    }),
  ]),
  /** As the source is: a copy of an encrypted file opens with the same key. */
  isEncrypted: z.boolean(),
  facts: Facts,
  /** Null where the node had no journal. */
  journal: JournalPart.nullable(),
  files: z.array(
    z.strictObject({ name: z.enum([DATABASE_FILE, JOURNAL_FILE]), bytes: count, sha256: Sha256 }),
  ),
  /** SHA-256 over everything else. */
  digest: Sha256,
})
