import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Primary } from '#app/data/primary.ts'
import type { Snapshot } from '#app/data/reader.ts'
import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import type { ContentProblem } from '#app/features/content/load/content-problem.ts'
import { describeRefusal } from '#app/features/content/load/syncing/commit-groups.ts'
import type { ContentPlan, SyncStamp } from '#app/features/content/load/syncing/content-plan.ts'
import { PART_BYTES, countParts } from '#app/features/content/rules/asset-parts.ts'
import { listMediaHashes } from '#app/features/content/rules/media-address.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import type { CourseAssets, ShelvedAsset } from './course-shelf.server.ts'
import { listStoredParts } from './stored-assets.server.ts'

/** How much of a file goes in one commit: 1 MB, which a slow line carries within a commit's deadline. */
const PARTS_PER_COMMIT = 4

/**
 * Stores the files that a plan's texts show, as far as they are not stored yet: to be done before the plan is, so that
 * whoever sees a text can see its pictures. After an interruption, the next sync goes on where this one stopped.
 */
export async function storeAssets(
  { groups }: Pick<ContentPlan, 'groups'>,
  { byName }: Pick<CourseAssets, 'byName'>,
  { primary, view, stamp }: { readonly primary: Primary; readonly view: Snapshot; readonly stamp: SyncStamp },
): Promise<Result<null, ContentProblem>> {
  const shown = listShown(groups)
  const assets = new Map(
    [...byName.values()].flatMap((asset) => (asset ? [[asset.hash, asset] as const] : [])),
  )
  for (const [hash, asset] of assets) {
    if (!shown.has(hash)) continue
    const stored = new Set(listStoredParts(view, hash))
    if (stored.size === countParts(asset.byteLength)) continue
    const bytes = await readAgain(asset)
    if (!bytes) return fail(toProblem(asset, 'this file was changed while it was loaded; load once more'))
    for (const statements of planAsset(asset, bytes, { stored, stamp })) {
      const committed = await primary.commit(statements)
      if (!committed.ok) return fail(toProblem(asset, describeRefusal(committed.reason)))
    }
  }
  return ok(null)
}

/** What is about to be written says which files it shows. */
function listShown(groups: ContentPlan['groups']): ReadonlySet<string> {
  const texts = groups
    .flat()
    .flatMap(({ parameters }) => parameters.filter((value) => typeof value === 'string'))
  return new Set(texts.flatMap(listMediaHashes))
}

/** Null when the file is no longer what it was when the sync began. */
async function readAgain({ file, hash }: ShelvedAsset): Promise<Buffer | null> {
  const bytes = await readFile(file)
  return createHash('sha256').update(bytes).digest('hex') === hash ? bytes : null
}

function toProblem({ file }: ShelvedAsset, message: string): ContentProblem {
  return { file, line: 1, message }
}

/** The commits of one file. Another node may be storing the same one. */
function planAsset(
  { hash, mediaType, byteLength, width, height }: ShelvedAsset,
  bytes: Buffer,
  { stored, stamp: { now, newId } }: { readonly stored: ReadonlySet<number>; readonly stamp: SyncStamp },
): Statement[][] {
  const row = { hash, mediaType, byteLength, width, height, createdAt: now }
  const asset = tables
    .insertInto('Asset')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
  const parts = Array.from({ length: countParts(byteLength) }, (_, order) => order)
    .filter((order) => !stored.has(order))
    .map((order) => {
      const piece = bytes.subarray(order * PART_BYTES, (order + 1) * PART_BYTES)
      const part = { id: newId(), assetHash: hash, order, bytes: piece, createdAt: now }
      return toStatement(
        tables
          .insertInto('AssetPart')
          .values(part)
          .onConflict((conflict) => conflict.doNothing()),
      )
    })
  const commits: Statement[][] = []
  for (let start = 0; start < parts.length; start += PARTS_PER_COMMIT) {
    commits.push([toStatement(asset), ...parts.slice(start, start + PARTS_PER_COMMIT)])
  }
  return commits
}
