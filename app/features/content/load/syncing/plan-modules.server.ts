import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import type { ModulePlace } from '#app/features/content/load/parsing/parse-course.server.ts'
import { renderMarkdown } from '#app/features/content/load/rendering/render-markdown.server.ts'
import { hashValue } from './content-hash.server.ts'
import type { ContentChange, SyncStamp } from './content-plan.ts'
import type { StoredModule } from './read-stored-content.server.ts'

/** A module as it will be; `id` is its row's. */
export interface PlannedModule {
  readonly id: string
  readonly place: ModulePlace
  readonly title: string
  readonly description: string
}

/** What becomes of a course's modules. */
export interface ModulesPlan {
  /** To be stored in one commit: on the way, orders are not what they seem. */
  readonly statements: readonly Statement[]
  readonly changes: readonly ContentChange[]
  /** Those that have a row, in order. A new one with a problem has none. */
  readonly modules: readonly PlannedModule[]
}

/**
 * Adds, changes, moves and retires modules. Orders are unique in a course, so whatever moves is first parked on a
 * negative order that nothing else has.
 *
 * @param course `isWhole`: whether a module that is not there is gone, or perhaps only unreadable
 */
export function planModules(
  course: { readonly id: string; readonly modules: readonly ModulePlace[]; readonly isWhole: boolean },
  stored: readonly StoredModule[],
  stamp: SyncStamp,
): ModulesPlan {
  const fates = decideFates(course, stored)
  const parked: Statement[] = []
  const settled: Statement[] = []
  const changes: ContentChange[] = []
  let free = Math.min(0, ...stored.map(({ order }) => order), ...fates.map(({ order }) => order))
  for (const fate of fates) {
    const { row } = fate
    if (fate.order !== row.order)
      parked.push(updateModule(row.id, { order: (free -= 1), updatedAt: stamp.now }))
    const values = toUpdate(fate, stamp)
    if (values) settled.push(updateModule(row.id, values))
    const change = nameChange(fate, values !== null)
    if (change) changes.push({ kind: 'modules', change })
  }
  const modules = course.modules.flatMap((place): PlannedModule[] => {
    const row = fates.find((fate) => fate.place === place && fate.isLive)?.row
    if (row) return [{ place, id: row.id, ...(place.written ?? row) }]
    if (!place.written) return []
    const id = stamp.newId()
    settled.push(insertModule({ id, courseId: course.id, place, written: place.written }, stamp))
    changes.push({ kind: 'modules', change: 'added' })
    return [{ place, id, ...place.written }]
  })
  return { statements: [...parked, ...settled], changes, modules }
}

/** What a stored module will be. */
interface Fate {
  readonly row: StoredModule
  /** Null when nothing in the folder has its slug. */
  readonly place: ModulePlace | null
  readonly order: number
  readonly isLive: boolean
}

function decideFates(
  { modules, isWhole }: { readonly modules: readonly ModulePlace[]; readonly isWhole: boolean },
  stored: readonly StoredModule[],
): Fate[] {
  let last = modules.length
  let below = Math.min(0, ...stored.map(({ order }) => order))
  return stored.map((row) => {
    const place = modules.find(({ slug }) => slug === row.slug) ?? null
    const isLive = row.retiredAt === null
    if (place && (isLive || place.written)) return { row, place, order: place.order, isLive: true }
    if (!isLive) return { row, place, order: row.order, isLive }
    if (isWhole) return { row, place, order: (below -= 1), isLive: false }
    return { row, place, order: (last += 1), isLive }
  })
}

/** Null when the row is as it should be. */
function toUpdate({ row, place, order, isLive }: Fate, { now }: SyncStamp): ModuleUpdate | null {
  const written = place?.written
  const texts = written && hashValue(written) !== row.hash ? toTexts(written) : {}
  const life = (row.retiredAt === null) === isLive ? {} : { retiredAt: isLive ? null : now }
  const position = order === row.order ? {} : { order }
  const values = { ...texts, ...life, ...position }
  return Object.keys(values).length > 0 ? { ...values, updatedAt: now } : null
}

/** Null for what is not counted: what was retired before, and what has a problem. */
function nameChange({ row, place, isLive }: Fate, isChanged: boolean): ContentChange['change'] | null {
  if (!isLive) return row.retiredAt === null ? 'retired' : null
  if (!place?.written) return null
  return isChanged ? 'changed' : 'unchanged'
}

type Written = NonNullable<ModulePlace['written']>
type ModuleUpdate = Parameters<typeof updateModule>[1]

function toTexts(written: Written) {
  return { ...written, contentHtml: renderMarkdown(written.content), hash: hashValue(written) }
}

function updateModule(
  id: string,
  values: Partial<ReturnType<typeof toTexts>> & {
    readonly order?: number
    readonly retiredAt?: string | null
    readonly updatedAt: string
  },
): Statement {
  return toStatement(tables.updateTable('Module').set(values).where('id', '=', id))
}

function insertModule(
  { id, courseId, place, written }: { id: string; courseId: string; place: ModulePlace; written: Written },
  { now }: SyncStamp,
): Statement {
  const { slug, order } = place
  const values = { id, courseId, slug, order, ...toTexts(written), createdAt: now, updatedAt: now }
  return toStatement(tables.insertInto('Module').values(values))
}
