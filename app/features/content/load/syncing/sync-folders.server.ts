import type { CommitRefusal, Primary } from '#app/data/primary.ts'
import type { Reader } from '#app/data/reader.ts'
import type { Statement } from '#app/data/sql.ts'
import { identifyAssets } from '#app/features/content/load/assets/course-shelf.server.ts'
import { storeAssets } from '#app/features/content/load/assets/store-assets.server.ts'
import type { ContentProblem } from '#app/features/content/load/content-problem.ts'
import { parseCourse, type CoursePlace } from '#app/features/content/load/parsing/parse-course.server.ts'
import { RENDERER_VERSION } from '#app/features/content/load/rendering/renderer-version.ts'
import { withSearch, planSearch } from '#app/features/content/load/searching/plan-search.server.ts'
import { readStoredSearch } from '#app/features/content/load/searching/read-stored-search.server.ts'
import { summariseSync, type SyncSummary } from '#app/features/content/load/sync-summary.ts'
import { loadCatalog } from '#app/words/load-catalog.ts'
import { LOCALES } from '#app/words/locale.ts'
import { commitGroups, describeRefusal } from './commit-groups.ts'
import { joinPlans, planOf, type ContentPlan } from './content-plan.ts'
import {
  courseKey,
  hashFolder,
  readCourseHash,
  RENDERER_KEY,
  writeSetting,
} from './content-settings.server.ts'
import { countUnchangedCourses } from './count-unchanged.server.ts'
import { openCourses } from './open-courses.server.ts'
import { planCourse, type WrittenCourse } from './plan-course.server.ts'
import type { TopicOfTasks } from './plan-tasks.server.ts'
import { readStoredParts, type StoredCourse } from './read-stored-content.server.ts'
import { rememberRuns } from './remember-runs.ts'
import { rerenderStored } from './rerender-stored.server.ts'
import type { SyncSetting } from './sync-setting.ts'

/**
 * Loads the courses that have changed: first what they share, in a commit of its own, then each course in as few as it
 * takes. Stops where the first of them is refused; a course that is refused does not stop the others.
 */
export async function syncFolders(
  primary: Primary,
  reader: Reader,
  setting: SyncSetting,
): Promise<SyncSummary> {
  const { contentDir, changed, unchanged, topics, stamp } = setting
  // The renderer's own words are in the language of each course.
  await Promise.all(LOCALES.map(loadCatalog))
  if (!setting.isRendered) {
    const noted = writeSetting(RENDERER_KEY, RENDERER_VERSION, stamp)
    const rendered = await rerenderStored(primary, reader, noted)
    if (!rendered.ok) return summariseSync([], [toProblem(contentDir, rendered.reason)])
  }
  const places: (CoursePlace & { readonly hash: string })[] = []
  for (const folder of changed) {
    const assets = await identifyAssets(folder.assets)
    places.push({ ...parseCourse(folder, assets), hash: hashFolder(folder) })
  }
  const written = places.filter(isWritten)
  const slugs = [...changed, ...unchanged].map(({ slug }) => slug)
  const opening = openCourses(written, { folders: slugs, topics }, setting)
  const opened = await commitGroups(primary, opening.plan.groups)
  if (!opened.ok) return summariseSync([], [toProblem(contentDir, opened.reason)])
  const plans: ContentPlan[] = [opening.plan, planOf([], countUnchangedCourses(reader, setting))]
  const runs = { ...setting, runSql: rememberRuns(setting.runSql) }
  for (const place of written)
    plans.push(await syncCourse(primary, reader, place, { ...runs, courses: opening.courses }))
  for (const place of places)
    if (!isWritten(place)) plans.push(await searchAsStored(primary, reader, place, setting))
  const { changes, problems } = joinPlans(plans)
  return summariseSync(changes, [
    ...topics.problems,
    ...places.flatMap((place) => place.problems),
    ...problems,
  ])
}

/** A course whose `course.md` is in order, with the hash of its folder. */
type HashedCourse = WrittenCourse & { readonly hash: string }

function isWritten(place: CoursePlace & { readonly hash: string }): place is HashedCourse {
  return place.written !== null
}

interface CoursesSetting extends SyncSetting {
  /** Every course that has a row, by slug. */
  readonly courses: ReadonlyMap<string, StoredCourse>
}

async function syncCourse(
  primary: Primary,
  reader: Reader,
  place: HashedCourse,
  setting: CoursesSetting,
): Promise<ContentPlan> {
  const { courses, topics, stamp } = setting
  const course = courses.get(place.slug)
  if (!course) throw new Error(`the course ${place.slug} has no row`)
  const plan = await planCourse(place, {
    course,
    parts: readStoredParts(reader, course.id),
    search: readStoredSearch(reader, course.id),
    courseIds: new Map([...courses].map(([slug, { id }]) => [slug, id])),
    findTopic: (file) => findTopic(file, setting),
    datasets: place.datasets,
    shelf: place.shelf,
    runSql: setting.runSql,
    stamp,
    say: setting.log ?? (() => {}),
  })
  const stored = await storeAssets(plan, place.assets, { primary, view: reader, stamp })
  if (!stored.ok) return planOf([], [], [...plan.problems, stored.reason])
  const problems = [
    ...place.problems,
    ...plan.problems,
    ...topics.problems.filter(({ file }) => isInside(file, place)),
  ]
  const isSound = problems.length === 0
  const audit = { actorId: 'system', operation: 'sync-content', entity: 'Course', entityId: course.id }
  const committed = await commitGroups(
    primary,
    noteHash(plan.groups, isSound ? place : null, { place, setting }),
    audit,
  )
  if (committed.ok) return plan
  return planOf([], [], [...plan.problems, toProblem(place.path, committed.reason)])
}

/** A course that stays what it was is searched as what it is: an earlier release may have left that undone. */
async function searchAsStored(
  primary: Primary,
  reader: Reader,
  { slug, path }: CoursePlace,
  { stored }: SyncSetting,
): Promise<ContentPlan> {
  const course = stored.courses.get(slug)
  if (!course) return planOf([])
  const { isPublished, sources, rows } = readStoredSearch(reader, course.id)
  const plan = withSearch(planOf([]), planSearch(course.id, isPublished ? sources : [], rows).allBut([]))
  const committed = await commitGroups(primary, plan.groups)
  return committed.ok ? plan : planOf([], [], [toProblem(path, committed.reason)])
}

/**
 * Empties the course's setting first and fills it last: after an interruption, or with a problem left, the next sync
 * looks into the course again.
 */
function noteHash(
  groups: ContentPlan['groups'],
  sound: HashedCourse | null,
  { place, setting: { stored, stamp } }: { place: HashedCourse; setting: SyncSetting },
): readonly (readonly Statement[])[] {
  const key = courseKey(place.slug)
  const isEmpty = stored.settings.has(key) && readCourseHash(stored.settings, place.slug) === null
  const last = sound ? [[writeSetting(key, sound.hash, stamp)]] : []
  const first = isEmpty || groups.length + last.length === 0 ? [] : [[writeSetting(key, null, stamp)]]
  return [...first, ...groups, ...last]
}

/** A topic can be counted for when its file is in order, or else when it is there from before. */
function findTopic(file: string | null, { topics, stored }: SyncSetting): TopicOfTasks {
  const topic = file === null ? undefined : topics.byFile.get(file)
  const slug = topic?.slug ?? null
  const isThere = slug !== null && (topic?.config != null || stored.topics.has(slug))
  return { file, slug: isThere ? slug : null }
}

function isInside(file: string, { path }: CoursePlace): boolean {
  return file.startsWith(path) && /^[/\\]/.test(file.slice(path.length))
}

function toProblem(file: string, refusal: CommitRefusal): ContentProblem {
  return { file, line: 1, message: describeRefusal(refusal) }
}
