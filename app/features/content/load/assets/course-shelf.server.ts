import { extname } from 'node:path'
import type { ContentProblem } from '#app/features/content/load/content-problem.ts'
import type { AssetFile } from '#app/features/content/load/reading/course-folder.ts'
import type { AssetFacts, AssetPin, Shelf } from '#app/features/content/load/rendering/shelf.ts'
import { MEDIA_TYPES } from '#app/features/content/rules/media-address.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { identifyAsset } from './identify-asset.server.ts'

/** A file in `assets/` that can be shown. */
export type ShelvedAsset = AssetFile & AssetFacts & { readonly hash: string }

/** A course's `assets/`, looked into. */
export interface CourseAssets {
  /** By name; null for one that has a problem. */
  readonly byName: ReadonlyMap<string, ShelvedAsset | null>
  readonly problems: readonly ContentProblem[]
}

/** Looks into each file of a course's `assets/`. */
export async function identifyAssets(files: readonly AssetFile[]): Promise<CourseAssets> {
  const byName = new Map<string, ShelvedAsset | null>()
  const problems: ContentProblem[] = []
  for (const asset of files) {
    const facts = await identifyAsset(asset)
    const isSound = facts.ok && asset.hash !== null
    byName.set(asset.name, isSound ? { ...asset, ...facts.value, hash: asset.hash } : null)
    if (!facts.ok) problems.push({ file: asset.file, line: 1, message: facts.reason })
  }
  return { byName, problems }
}

/** Puts a course's files where its texts find them. */
export function toShelf({ byName }: Pick<CourseAssets, 'byName'>, language: string): Shelf {
  const byHash = new Map(
    [...byName.values()].flatMap((asset) => (asset ? [[asset.hash, asset] as const] : [])),
  )
  return {
    language,
    find: (hash) => byHash.get(hash) ?? null,
    pin: (name) => pinAsset(name, byName),
  }
}

/** The name of the captions that belong to a film or sound: `clip.mp4` has `clip.vtt`. */
export function captionsOf(name: string): string {
  return `${name.slice(0, -extname(name).length)}.vtt`
}

function pinAsset(name: string, byName: CourseAssets['byName']): Result<AssetPin, string> {
  const asset = byName.get(name)
  if (asset === undefined) return fail(`there is no assets/${name} in this course`)
  if (asset === null) return fail(`assets/${name} cannot be shown, as it has a problem itself`)
  const { shownBy } = MEDIA_TYPES[asset.mediaType]
  if (shownBy === 'track')
    return fail(`assets/${name} belongs to a film or a sound, and is not shown by itself`)
  if (shownBy === 'img') return ok({ hash: asset.hash, captions: null })
  const captions = byName.get(captionsOf(name))
  if (captions) return ok({ hash: asset.hash, captions: captions.hash })
  return fail(`assets/${name} needs captions, for those who do not hear it: assets/${captionsOf(name)}`)
}
