import { expect } from 'vitest'
import { describeMigrationProblem, type MigrationProblem } from '#app/data/migrations/migration-problem.ts'
import { readMigrations, type Migration } from '#app/data/migrations/read-migrations.server.ts'
import type { Result } from '#app/kernel/result.ts'

/** Names of three migrations, in order. */
export const INIT = '20260101000000_init'
export const SECOND = '20260102000000_second'
export const THIRD = '20260103000000_third'

/** A parent with children, values with semicolons and quotes, a CHECK and a trigger. */
export const INIT_SQL = `-- A parent; with children.
CREATE TABLE "Parent" ("id" TEXT NOT NULL PRIMARY KEY, "data" TEXT NOT NULL CHECK (json_valid("data")));
CREATE TABLE "Child" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "parentId" TEXT NOT NULL REFERENCES "Parent" ("id") ON DELETE CASCADE
);
INSERT INTO "Parent" VALUES ('a;b', '{}'), ('it''s', '[]');
INSERT INTO "Child" VALUES ('c1', 'a;b'), ('c2', 'a;b'), ('c3', 'it''s');
CREATE TRIGGER "Parent_guard" BEFORE UPDATE ON "Parent" WHEN NEW."data" = '{"no":1}'
BEGIN
    SELECT RAISE(ABORT, 'guarded; yes');
    SELECT CASE WHEN 1 THEN 2 END;
END;
`

/** A rebuild as Prisma writes it, which drops the CHECK and the trigger. */
export const REBUILD_SQL = `-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Parent" ("id" TEXT NOT NULL PRIMARY KEY, "data" TEXT NOT NULL, "extra" TEXT);
INSERT INTO "new_Parent" ("id", "data") SELECT "id", "data" FROM "Parent";
DROP TABLE "Parent";
ALTER TABLE "new_Parent" RENAME TO "Parent";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
`

/** Reads a folder that must be readable. */
export async function migrationsOf(folder: string): Promise<readonly Migration[]> {
  const migrations = await readMigrations(folder)
  if (!migrations.ok) throw new Error(line(migrations.reason))
  return migrations.value
}

/** The problem of an answer that must have one. */
export function reasonOf(answer: Result<unknown, MigrationProblem>): MigrationProblem {
  if (answer.ok) throw new Error('expected a problem')
  return answer.reason
}

/** What an operator reads. */
export const line = describeMigrationProblem

/** Vitest's own matcher, typed as what it is to the compiler: anything. */
export function containing(text: string): unknown {
  return expect.stringContaining(text)
}
