import { toShelf, type CourseAssets } from '#app/features/content/load/assets/course-shelf.server.ts'
import type { ContentProblem } from '#app/features/content/load/content-problem.ts'
import type {
  CourseFolder,
  LessonFiles,
  ModuleFolder,
  SourceFile,
} from '#app/features/content/load/reading/course-folder.ts'
import { pinAssets } from '#app/features/content/load/rendering/pin-assets.ts'
import { renderChecked } from '#app/features/content/load/rendering/render-markdown.server.ts'
import type { Shelf } from '#app/features/content/load/rendering/shelf.ts'
import type { Result } from '#app/kernel/result.ts'
import { CourseFields, LessonFields, ModuleFields } from './front-matter-fields.ts'
import type { LocatedValue } from './located-value.ts'
import { parseFrontMatter, type FrontMatter } from './parse-front-matter.ts'
import { parseTasks, type WrittenTask } from './parse-tasks.ts'

/** A lesson that could be read, with all of its tasks. */
export interface WrittenLesson {
  readonly file: string
  readonly title: string
  readonly minutes: number
  /** Markdown, with the content of the files that it shows pinned down. */
  readonly body: string
  /** Line of the body's first line in the file, from 1. */
  readonly bodyLine: number
  readonly tasksFile: string | null
  readonly tasks: readonly WrittenTask[]
}

/** A place for a lesson; `written` is null when the lesson or one of its tasks has a problem. */
export interface LessonPlace {
  readonly slug: string
  readonly order: number
  readonly written: WrittenLesson | null
}

/** A place for a module; `written` is null when its `module.md` has a problem. */
export interface ModulePlace {
  readonly slug: string
  readonly order: number
  readonly path: string
  readonly written: { readonly title: string; readonly description: string; readonly content: string } | null
  /** File of the topic that its tasks count for; null when there is none. */
  readonly topicFile: string | null
  readonly lessons: readonly LessonPlace[]
}

/** A course as far as it could be read; `written` is null when its `course.md` has a problem. */
export interface CoursePlace {
  readonly slug: string
  readonly path: string
  readonly written: (CourseFields & { readonly overview: string; readonly located: LocatedValue }) | null
  readonly modules: readonly ModulePlace[]
  /** Texts of the datasets, by name. */
  readonly datasets: ReadonlyMap<string, string>
  readonly assets: CourseAssets
  /** The same, where its texts find them. */
  readonly shelf: Shelf
  /** Whether everything in the folder has its place, so that what is not there is gone. */
  readonly isWhole: boolean
  readonly problems: readonly ContentProblem[]
}

/** Reads a course's texts. Whatever has a problem is left out, and the rest is read all the same. */
export function parseCourse(folder: CourseFolder, assets: CourseAssets): CoursePlace {
  const problems = [...folder.problems, ...assets.problems]
  const front = folder.course && keep(parseFrontMatter(folder.course, CourseFields), problems)
  const shelf = toShelf(assets, front?.fields.language ?? 'en')
  const modules = folder.modules.map((module) => readModule(module, { folder, shelf }, problems))
  const course = folder.course && front && checkPage(folder.course, front, { shelf, problems })
  const written = course && { ...course.fields, overview: course.body, located: course.located }
  const datasets = new Map([...folder.datasets].map(([name, { text }]) => [name, text]))
  return {
    slug: folder.slug,
    path: folder.path,
    written: folder.problems.some(({ file }) => file === folder.course?.file) ? null : written,
    modules,
    datasets,
    assets,
    shelf,
    isWhole: folder.problems.length === 0,
    problems,
  }
}

interface Surroundings {
  readonly folder: CourseFolder
  readonly shelf: Shelf
}

function readModule(
  module: ModuleFolder,
  { folder, shelf }: Surroundings,
  problems: ContentProblem[],
): ModulePlace {
  const { slug, order, path } = module
  const topicFile = (module.config ?? folder.config)?.file ?? null
  const front = module.module && keep(parseFrontMatter(module.module, ModuleFields), problems)
  const parsed = module.module && front && checkPage(module.module, front, { shelf, problems })
  const written = parsed && { ...parsed.fields, content: parsed.body }
  const lessons = module.lessons.map((files) => readLesson(files, { topicFile, shelf }, problems))
  return { slug, order, path, written, topicFile, lessons }
}

/** A page that is rendered whenever it is read, as it is short; a lesson only when it has changed. */
function checkPage<Fields>(
  { file }: SourceFile,
  page: FrontMatter<Fields>,
  { shelf, problems }: { readonly shelf: Shelf; readonly problems: ContentProblem[] },
): FrontMatter<Fields> | null {
  const body = pinAssets(page.body, shelf)
  const slips = renderChecked(body, 'blocks', shelf).problems
  problems.push(...slips.map(({ line, message }) => ({ file, line: page.bodyLine - 1 + line, message })))
  return slips.length > 0 ? null : { ...page, body }
}

function readLesson(
  { slug, order, lesson, tasks }: LessonFiles,
  { topicFile, shelf }: { readonly topicFile: string | null; readonly shelf: Shelf },
  problems: ContentProblem[],
): LessonPlace {
  const before = problems.length
  const parsed = keep(parseFrontMatter(lesson, LessonFields), problems)
  if (parsed?.body === '') {
    problems.push({ file: lesson.file, line: parsed.bodyLine, message: 'the lesson has no text' })
  }
  const written = tasks ? keep(parseTasks(tasks), problems) : []
  if (tasks && topicFile === null) {
    const message = 'no config.json beside it or in the course says which topic these tasks count for'
    problems.push({ file: tasks.file, line: 1, message })
  }
  if (!parsed || !written || problems.length > before) return { slug, order, written: null }
  const { fields, body, bodyLine } = parsed
  const files = { file: lesson.file, tasksFile: tasks?.file ?? null }
  const pinned = pinAssets(body, shelf)
  return { slug, order, written: { ...files, ...fields, body: pinned, bodyLine, tasks: written } }
}

function keep<Value>(
  result: Result<Value, readonly ContentProblem[]>,
  problems: ContentProblem[],
): Value | null {
  if (result.ok) return result.value
  problems.push(...result.reason)
  return null
}
