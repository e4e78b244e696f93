import { createInterface } from 'node:readline'
import Database from 'libsql'

/** Follows a primary into a file: syncs for each line it reads, and says how it went. */
const [path = '', syncUrl = '', authToken = ''] = process.argv.slice(2)
let client: Database.Database | null = null

createInterface({ input: process.stdin }).on('line', () => process.stdout.write(`${syncOnce()}\n`))

function syncOnce(): string {
  try {
    client ??= new Database(path, { syncUrl, ...(authToken === '' ? {} : { authToken }) })
    client.sync()
    return 'synced'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
