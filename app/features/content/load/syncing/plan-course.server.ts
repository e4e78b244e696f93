import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import type { ContentProblem } from '#app/features/content/load/content-problem.ts'
import type { CoursePlace } from '#app/features/content/load/parsing/parse-course.server.ts'
import { renderMarkdown } from '#app/features/content/load/rendering/render-markdown.server.ts'
import { withSearch } from '#app/features/content/load/searching/plan-search.server.ts'
import type { StoredSearch } from '#app/features/content/load/searching/read-stored-search.server.ts'
import { searchCourse } from '#app/features/content/load/searching/search-course.server.ts'
import type { TaskSurroundings } from './complete-task.server.ts'
import { hashPage } from './content-hash.server.ts'
import { joinPlans, planOf, type ContentChange, type ContentPlan, type SyncStamp } from './content-plan.ts'
import { planLesson, type LessonPlan, type OutlinedLesson } from './plan-lesson.server.ts'
import { planModules, type PlannedModule } from './plan-modules.server.ts'
import type { TopicOfTasks } from './plan-tasks.server.ts'
import type { StoredCourse, StoredLesson, StoredParts } from './read-stored-content.server.ts'
import { retireLessons } from './retire-lessons.server.ts'

/** A course that can be loaded: its `course.md` is in order. */
export type WrittenCourse = CoursePlace & { readonly written: NonNullable<CoursePlace['written']> }

/** What a course's plan depends on. */
export interface CourseSetting extends TaskSurroundings {
  /** Its row, which is there before anything else of it. */
  readonly course: StoredCourse
  readonly parts: StoredParts
  readonly search: StoredSearch
  /** Every course's id, by slug. */
  readonly courseIds: ReadonlyMap<string, string>
  /** The topic that a `config.json` names. */
  readonly findTopic: (file: string | null) => TopicOfTasks
  readonly stamp: SyncStamp
  /** Told of each lesson as it is done. */
  readonly say: (line: string) => void
}

/** Plans everything of one course: modules first, then lessons, then what is gone, and the course itself last. */
export async function planCourse(place: WrittenCourse, setting: CourseSetting): Promise<ContentPlan> {
  const { course, parts, stamp } = setting
  const modules = planModules({ id: course.id, ...place }, parts.modules, stamp)
  const lessons = await planLessons(place, modules.modules, setting)
  const slugs = new Set(place.modules.flatMap((module) => module.lessons.map(({ slug }) => slug)))
  const missing = parts.lessons.filter(({ slug, retiredAt }) => retiredAt === null && !slugs.has(slug))
  const [gone, held] = place.isWhole ? [missing, []] : [[], missing]
  const plans = [...lessons.values()]
  const live = [...plans.flatMap((plan) => plan.live ?? []), ...held.map(({ id }) => ({ id, text: null }))]
  const search = searchCourse(
    course.id,
    place.written,
    { modules: modules.modules, lessons: live },
    setting.search,
  )
  const moduleIds = [...parts.modules, ...modules.modules].map(({ id }) => id)
  const lessonIds = [...live, ...gone].map(({ id }) => id)
  return joinPlans([
    withSearch(planOf(modules.statements, modules.changes), search.only(moduleIds)),
    ...plans.map((plan) => withSearch(plan, search.only(plan.live ? [plan.live.id] : []))),
    ...gone.map((lesson) =>
      withSearch(retireLessons([lesson], parts.tasks, stamp), search.only([lesson.id])),
    ),
    planPrerequisites(place, setting),
    withSearch(
      planRow(place, outline(modules.modules, plans, held), setting),
      search.allBut([...moduleIds, ...lessonIds]),
    ),
  ])
}

async function planLessons(
  place: WrittenCourse,
  modules: readonly PlannedModule[],
  setting: CourseSetting,
): Promise<ReadonlyMap<string, LessonPlan>> {
  const plans = new Map<string, LessonPlan>()
  for (const module of place.modules) {
    const planned = modules.find((each) => each.place === module) ?? null
    for (const lesson of module.lessons) {
      const stored = setting.parts.lessons.find(({ slug }) => slug === lesson.slug) ?? null
      const storedTasks = setting.parts.tasks.filter(({ lessonId }) => lessonId === stored?.id)
      const topic = setting.findTopic(module.topicFile)
      const { isWhole } = place
      // One after the other: the runner of SQL has few processes, and learners may be waiting for them.
      const plan = await planLesson(lesson, {
        ...setting,
        module: planned,
        topic,
        stored,
        storedTasks,
        isWhole,
      })
      if (plan.groups.length > 0) setting.say(`${place.slug}: ${lesson.slug}`)
      plans.set(lesson.slug, plan)
    }
  }
  return plans
}

/** The course as it will be seen, and how long it takes. */
interface Outline {
  readonly modules: readonly unknown[]
  readonly minutes: number
}

function outline(
  modules: readonly PlannedModule[],
  plans: readonly LessonPlan[],
  held: readonly StoredLesson[],
): Outline {
  const lessons: OutlinedLesson[] = [...plans.flatMap(({ outlined }) => outlined ?? []), ...held].toSorted(
    byOrder,
  )
  const listed = modules.toSorted(byOrder).map(({ id, slug, title, description }) => ({
    slug,
    title,
    description,
    lessons: lessons
      .filter(({ moduleId }) => moduleId === id)
      .map((lesson) => ({ slug: lesson.slug, title: lesson.title, minutes: lesson.minutes })),
  }))
  return { modules: listed, minutes: lessons.reduce((sum, { minutes }) => sum + minutes, 0) }
}

function byOrder(a: { readonly order: number }, b: { readonly order: number }): number {
  return a.order - b.order
}

function planRow(
  { written }: WrittenCourse,
  { modules, minutes }: Outline,
  setting: CourseSetting,
): ContentPlan {
  const { course, stamp } = setting
  const { located: _, prerequisites, tags, objectives, ...texts } = written
  const { language, ...words } = texts
  const hash = hashPage({ texts: words, prerequisites, tags, objectives, modules }, { language })
  if (hash === course.hash) return planOf([], [{ kind: 'courses', change: 'unchanged' }])
  const values = {
    ...texts,
    overviewHtml: renderMarkdown(texts.overview, setting.shelf),
    metadata: JSON.stringify({ tags, objectives }),
    estimatedMinutes: minutes,
    hash,
    version: course.hash === '' ? course.version : course.version + 1,
    updatedAt: stamp.now,
  }
  const update = tables.updateTable('Course').set(values).where('id', '=', course.id)
  return planOf(
    [toStatement(update)],
    [{ kind: 'courses', change: course.hash === '' ? 'added' : 'changed' }],
  )
}

function planPrerequisites(
  place: WrittenCourse,
  { course, parts, courseIds, stamp }: CourseSetting,
): ContentPlan {
  const { prerequisites, located } = place.written
  const problems: ContentProblem[] = []
  const wanted = new Set<string>()
  prerequisites.forEach((slug, index) => {
    const id = courseIds.get(slug)
    const objection = id === undefined ? `there is no course ${slug}` : 'a course cannot require itself'
    if (id === undefined || id === course.id)
      problems.push(located.problemAt(['prerequisites', index], objection))
    else wanted.add(id)
  })
  const missing = [...wanted].filter((id) => !parts.prerequisites.includes(id))
  const gone = parts.prerequisites.filter((id) => !wanted.has(id))
  const statements = missing.map((requiresId): Statement => {
    const row = { id: stamp.newId(), courseId: course.id, requiresId, createdAt: stamp.now }
    return toStatement(tables.insertInto('CoursePrerequisite').values(row))
  })
  if (gone.length > 0) {
    const drop = tables.deleteFrom('CoursePrerequisite').where('courseId', '=', course.id)
    statements.push(toStatement(drop.where('requiresId', 'in', gone)))
  }
  return planOf(statements, NO_CHANGES, problems)
}

const NO_CHANGES: readonly ContentChange[] = []
