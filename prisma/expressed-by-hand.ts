/** A condition that SQLite checks on each row of a table. */
export interface Check {
  readonly table: string
  readonly column: string
  /** SQL, without the outer parentheses. */
  readonly condition: string
}

/** A trigger, as it stands in migrations. */
export interface Trigger {
  readonly name: string
  readonly table: string
  /** The whole CREATE TRIGGER statement, without a semicolon at its end. */
  readonly sql: string
}

/** An FTS5 table, as it stands in migrations. */
export interface SearchTable {
  readonly name: string
  /** The whole CREATE VIRTUAL TABLE statement, without a semicolon at its end. */
  readonly sql: string
}

/** What the database has and `prisma/schema` cannot say. */
export interface ExpressedByHand {
  readonly checks: readonly Check[]
  readonly triggers: readonly Trigger[]
  readonly searchTables: readonly SearchTable[]
}

/**
 * The complete list of what Prisma cannot express. `db:new-migration` weaves it into what the schema engine writes,
 * `db:validate` fails when a fresh database differs from it in either direction.
 */
export const expressedByHand: ExpressedByHand = {
  checks: [
    json('Achievement', ['criteria']),
    json('ApiKey', ['scopes']),
    json('AuditLog', ['before', 'after'], 'nullable'),
    json('CodeSubmission', ['result'], 'nullable'),
    json('Course', ['metadata']),
    json('DocumentChunk', ['metadata']),
    json('Entry', ['verdict']),
    json('FeatureFlag', ['rules']),
    json('LearningEvent', ['data']),
    json('Notification', ['data']),
    json('Parked', ['entry']),
    json('Passkey', ['transports']),
    json('SystemSetting', ['value']),
    json('TaskRevision', ['body', 'html']),
    json('TeamSettings', ['settings']),
    json('TopicXpConfig', ['levelThresholds', 'reviewIntervals', 'tags']),
    json('User', ['preferences']),
    json('TopicXpConfigRevision', ['levelThresholds', 'reviewIntervals']),
    json('UserActivityDay', ['spans']),
    json('UserStreak', ['state']),
    json('UserTaskAttempt', ['answer']),
    json('UserTaskAttempt', ['review'], 'nullable'),
    json('WebhookEvent', ['payload']),
  ].flat(),
  triggers: [
    {
      // A batch derived from an outdated sequence rolls back as a whole (docs/schema.md, "Stream").
      name: 'Stream_refuse_stale',
      table: 'Stream',
      sql: `CREATE TRIGGER "Stream_refuse_stale" BEFORE UPDATE ON "Stream"
WHEN NEW."base" <> OLD."seq"
BEGIN
    SELECT RAISE(ABORT, 'stale');
END`,
    },
  ],
  searchTables: [
    {
      // One row for each published course, module and lesson; written by loading content.
      name: 'ContentSearch',
      sql: `CREATE VIRTUAL TABLE "ContentSearch" USING fts5(
    "kind" UNINDEXED,
    "refId" UNINDEXED,
    "courseId" UNINDEXED,
    "title",
    "body",
    tokenize = 'porter unicode61 remove_diacritics 2',
    prefix = '2 3'
)`,
    },
  ],
}

/** The tables that a search table stands for, its own shadow tables included: none of them is in the schema. */
export function tablesOfSearch(searchTables: readonly SearchTable[]): string[] {
  return searchTables.flatMap(({ name }) => [name, ...SHADOW_SUFFIXES.map((suffix) => `${name}_${suffix}`)])
}

/** Source: https://sqlite.org/fts5.html, "FTS5 data structures". */
const SHADOW_SUFFIXES = ['data', 'idx', 'content', 'docsize', 'config']

function json(table: string, columns: readonly string[], nulls?: 'nullable'): Check[] {
  return columns.map((column) => {
    const valid = `json_valid("${column}")`
    return { table, column, condition: nulls ? `"${column}" IS NULL OR ${valid}` : valid }
  })
}
