import Database from 'libsql'
import { env } from '#app/env.server.ts'
import type { Reader } from './reader.ts'

/** The data layer may hold a client. */
export function openReplica(): Reader {
  const database = new Database(`file:${env.PORT}?mode=ro`)
  return { all: (sql) => [sql, database.name] }
}
