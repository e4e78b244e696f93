import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { AssetFile } from './course-folder.ts'

/** The longest file that is taken: 20 MB. */
export const MAX_ASSET_BYTES = 20 * 1_048_576

/**
 * Reads a course's `assets/` as far as telling whether anything in it has changed needs.
 *
 * @param names of the files in it
 */
export async function readAssets(path: string, names: readonly string[]): Promise<readonly AssetFile[]> {
  const assets: AssetFile[] = []
  // One after the other: together they may not fit into memory.
  for (const name of names) assets.push(await readAsset(join(path, name), name))
  return assets
}

async function readAsset(file: string, name: string): Promise<AssetFile> {
  const { size } = await stat(file)
  if (size > MAX_ASSET_BYTES) return { file, name, byteLength: size, hash: null }
  const bytes = await readFile(file)
  const hash = createHash('sha256').update(bytes).digest('hex')
  return { file, name, byteLength: bytes.length, hash }
}
