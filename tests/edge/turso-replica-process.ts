import { createInterface } from 'node:readline'
import Database from 'libsql'

/** Follows a primary into a file: syncs for each line it reads, and says how it went. */
const [path = '', syncUrl = '', authToken = ''] = process.argv.slice(2)
let client: Database.Database | null = null

for await (const _line of createInterface({ input: process.stdin })) {
  try {
    client ??= new Database(path, { syncUrl, ...(authToken === '' ? {} : { authToken }) })
    client.sync()
    process.stdout.write('synced\n')
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`)
  }
}
