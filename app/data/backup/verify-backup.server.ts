import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import type { RestoreProblem } from './backup-problem.ts'
import { fingerprintOf } from './durable-files.server.ts'
import { MANIFEST_FILE, readManifest, type Manifest } from './manifest.ts'

/** Checks a backup against its manifest, and the manifest against its digest. */
export async function verifyBackup(folder: string): Promise<Result<Manifest, RestoreProblem>> {
  const path = join(folder, MANIFEST_FILE)
  if (!existsSync(path)) return fail({ kind: 'no-backup', where: folder })
  const manifest = readManifest(await readFile(path, 'utf8'))
  if (!manifest.ok) return fail({ kind: 'damaged', where: folder, detail: manifest.reason })
  for (const { name, bytes, sha256 } of manifest.value.files) {
    const file = join(folder, name)
    if (!existsSync(file)) return fail({ kind: 'damaged', where: folder, detail: `${name} is missing` })
    const found = await fingerprintOf(file)
    if (found.sha256 !== sha256 || found.bytes !== bytes) {
      return fail({ kind: 'damaged', where: folder, detail: `${name} is not the file that was written` })
    }
  }
  return ok(manifest.value)
}
