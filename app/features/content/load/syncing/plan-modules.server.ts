import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import type { ModulePlace } from '#app/features/content/load/parsing/parse-course.server.ts'
import { renderMarkdown } from '#app/features/content/load/rendering/render-markdown.server.ts'
import type { Shelf } from '#app/features/content/load/rendering/shelf.ts'
import { hashPage } from './content-hash.server.ts'
import type { ContentChange, SyncStamp } from './content-plan.ts'
import type { StoredModule } from './read-stored-content.server.ts'

/** A live module as it will be; `id` is its row's. */
export interface PlannedModule {
  readonly id: string
  /** Null when it cannot be found in the folder, where some names cannot be read. */
  readonly place: ModulePlace | null
  readonly slug: string
  readonly order: number
  readonly title: string
  readonly description: string
}

/** What becomes of a course's modules. */
export interface ModulesPlan {
  /** To be stored in one commit: on the way, orders are not what they seem. */
  readonly statements: readonly Statement[]
  readonly changes: readonly ContentChange[]
  /** Those that have a row, in any order. A new one with a problem has none. */
  readonly modules: readonly PlannedModule[]
}

/** What a module's plan has to know of its course. */
interface CourseOfModules {
  readonly id: string
  readonly modules: readonly ModulePlace[]
  readonly shelf: Shelf
  readonly isWhole: boolean
}

/**
 * Adds, changes, moves and retires modules. Orders are unique in a course, so whatever moves is first parked on a
 * negative order that nothing else has.
 *
 * @param course `isWhole`: whether every name in its folder can be read; while one cannot, nothing moves or retires
 */
export function planModules(
  course: CourseOfModules,
  stored: readonly StoredModule[],
  stamp: SyncStamp,
): ModulesPlan {
  const fates = decideFates(course, stored)
  const statements: Statement[] = []
  const changes: ContentChange[] = []
  for (const fate of fates) {
    const values = toUpdate(fate, course, stamp)
    if (values) statements.push(updateModule(fate.row.id, values))
    const change = nameChange(fate, values !== null)
    if (change) changes.push({ kind: 'modules', change })
  }
  const known = fates.filter(({ isLive }) => isLive)
  const modules = known.map(({ row, place, order }): PlannedModule => {
    const { title, description } = place?.written ?? row
    return { id: row.id, place, slug: row.slug, order, title, description }
  })
  let last = Math.max(0, ...known.map(({ order }) => order))
  for (const place of course.modules) {
    if (!place.written || known.some((fate) => fate.place === place)) continue
    const order = course.isWhole ? place.order : (last += 1)
    const module = { ...place.written, id: stamp.newId(), place, slug: place.slug, order }
    statements.push(insertModule(module, { course, written: place.written }, stamp))
    changes.push({ kind: 'modules', change: 'added' })
    modules.push(module)
  }
  return { statements: [...parkMoving(fates, stamp), ...statements], changes, modules }
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
  let below = Math.min(0, ...stored.map(({ order }) => order))
  let last = Math.max(0, ...stored.map(({ order }) => order))
  return stored.map((row) => {
    const place = modules.find(({ slug }) => slug === row.slug) ?? null
    const wasLive = row.retiredAt === null
    if (place && (wasLive || place.written)) {
      const kept = wasLive ? row.order : (last += 1)
      return { row, place, order: isWhole ? place.order : kept, isLive: true }
    }
    if (wasLive && isWhole) return { row, place, order: (below -= 1), isLive: false }
    return { row, place, order: row.order, isLive: wasLive }
  })
}

function parkMoving(fates: readonly Fate[], { now }: SyncStamp): Statement[] {
  const moving = fates.filter(({ row, order }) => row.order !== order)
  const lowest = Math.min(0, ...fates.flatMap(({ row, order }) => [row.order, order]))
  return moving.map(({ row }, index) => updateModule(row.id, { order: lowest - 1 - index, updatedAt: now }))
}

/** Null when the row is as it should be. */
function toUpdate(
  { row, place, order, isLive }: Fate,
  { shelf }: CourseOfModules,
  { now }: SyncStamp,
): ModuleUpdate | null {
  const written = place?.written
  const texts = written && hashPage(written, shelf) !== row.hash ? toTexts(written, shelf) : {}
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

function toTexts(written: Written, shelf: Shelf) {
  const contentHtml = renderMarkdown(written.content, shelf)
  return { ...written, contentHtml, hash: hashPage(written, shelf) }
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
  { id, slug, order }: PlannedModule,
  { course, written }: { readonly course: CourseOfModules; readonly written: Written },
  { now }: SyncStamp,
): Statement {
  const texts = toTexts(written, course.shelf)
  const values = { id, courseId: course.id, slug, order, ...texts, createdAt: now, updatedAt: now }
  return toStatement(tables.insertInto('Module').values(values))
}
