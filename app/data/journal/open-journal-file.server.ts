import { Connection } from '#app/data/connection.server.ts'

/**
 * Opens the journal's file for its one writer: made when it is new, brought up to date when it is older than this
 * release.
 *
 * @throws SqliteError when the file cannot be opened or written, or is no database
 */
export function openJournalFile(path: string): Connection {
  const connection = Connection.openWritable(path)
  if (columnsOf(connection, 'Kept').size === 0) {
    // Only a file without tables can be told to give room back, and only `VACUUM` writes it down.
    connection.exec('PRAGMA auto_vacuum = INCREMENTAL; VACUUM')
  }
  connection.exec(`PRAGMA journal_size_limit = ${LOG_LIMIT_BYTES}`)
  connection.exec(TABLES)
  for (const { table, column, type } of ADDED_COLUMNS) {
    if (columnsOf(connection, table).has(column)) continue
    connection.exec(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`)
  }
  connection.exec(INDEXES)
  return connection
}

function columnsOf(connection: Connection, table: string): Set<string> {
  const columns = connection.all<{ name: string }>('SELECT name FROM pragma_table_info(?)', [table])
  return new Set(columns.map(({ name }) => name))
}

/** How much room the write-ahead log keeps once its pages are in the file. */
const LOG_LIMIT_BYTES = 4 * 1024 * 1024

/**
 * `Kept`: what was acknowledged. `Refused`: other contents that came under a kept id. `Identity`: one row, this node's
 * name and where its journal goes.
 */
const TABLES = `
  CREATE TABLE IF NOT EXISTS Kept (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    userId TEXT NOT NULL,
    hash TEXT NOT NULL,
    content TEXT NOT NULL CHECK (json_valid(content)),
    checksum TEXT NOT NULL,
    receivedAt TEXT NOT NULL,
    shippedAt TEXT,
    parkedReason TEXT
  );
  CREATE TABLE IF NOT EXISTS Refused (
    id TEXT NOT NULL,
    content TEXT NOT NULL,
    receivedAt TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS Identity (nodeId TEXT NOT NULL);
`

const ADDED_COLUMNS = [
  // The commit of the primary that brought the row there.
  { table: 'Kept', column: 'ledgerSeq', type: 'INTEGER' },
  { table: 'Kept', column: 'isJudged', type: 'INTEGER NOT NULL DEFAULT 1' },
  { table: 'Refused', column: 'userId', type: `TEXT NOT NULL DEFAULT ''` },
  // Names the history of the primary into which the rows have been shipped; null before the first.
  { table: 'Identity', column: 'lineage', type: 'TEXT' },
  // The newest commit of the primary that this machine's copy is known to hold, and the newest of this journal's own.
  { table: 'Identity', column: 'heldSeq', type: 'INTEGER NOT NULL DEFAULT 0' },
  { table: 'Identity', column: 'heldId', type: 'TEXT' },
  { table: 'Identity', column: 'lastLedgerSeq', type: 'INTEGER NOT NULL DEFAULT 0' },
]

const INDEXES = `
  CREATE INDEX IF NOT EXISTS Kept_unshipped ON Kept (userId, seq) WHERE shippedAt IS NULL;
  CREATE INDEX IF NOT EXISTS Kept_waiting ON Kept (seq) WHERE shippedAt IS NULL AND parkedReason IS NULL;
  CREATE INDEX IF NOT EXISTS Kept_unjudged ON Kept (seq) WHERE isJudged = 0;
  CREATE INDEX IF NOT EXISTS Kept_parked ON Kept (seq) WHERE parkedReason IS NOT NULL;
  CREATE INDEX IF NOT EXISTS Kept_shipped ON Kept (shippedAt) WHERE shippedAt IS NOT NULL;
  CREATE INDEX IF NOT EXISTS Kept_ledger ON Kept (userId, ledgerSeq) WHERE ledgerSeq IS NOT NULL;
  CREATE INDEX IF NOT EXISTS Kept_commit ON Kept (ledgerSeq) WHERE ledgerSeq IS NOT NULL;
  CREATE INDEX IF NOT EXISTS Refused_user ON Refused (userId);
`
