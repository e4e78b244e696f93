import { captionsOf } from '#app/features/content/load/assets/course-shelf.server.ts'
import type {
  CoursePlace,
  LessonPlace,
  WrittenLesson,
} from '#app/features/content/load/parsing/parse-course.server.ts'
import type { CourseFolder } from '#app/features/content/load/reading/course-folder.ts'
import { textOfMarkdown, visitMarkdown } from '#app/features/content/load/rendering/markdown-tree.ts'
import { parseMarkdown } from '#app/features/content/load/rendering/parse-markdown.ts'
import type {
  MarkdownProblem,
  Rendered,
} from '#app/features/content/load/rendering/render-markdown.server.ts'
import type { RunSql } from '#app/features/content/rules/sql-run.ts'
import { listBrokenLinks, type SiteAddresses } from './check-links.ts'
import { checkStrayFiles } from './check-stray-files.server.ts'
import { checkTask } from './check-task.server.ts'
import { toErrors, type Finding } from './finding.ts'

/** A course as it lies there and as it was read. */
export interface CheckedCourse {
  readonly folder: CourseFolder
  readonly place: CoursePlace
}

/** Renders a text of a course, each only once. */
export type RenderText = (markdown: string, place: Pick<CoursePlace, 'shelf'>) => Rendered

/** What the courses around it have to say. */
export interface CourseSurroundings {
  readonly addresses: SiteAddresses
  readonly render: RenderText
  /** Of every course that there is. */
  readonly slugs: readonly string[]
  readonly runSql: RunSql
  /** As `runSql`, without remembering what came of it. */
  readonly runAgain: RunSql
}

/** Everything in one course that its author should look at, topics aside. */
export async function checkCourse(
  { folder, place }: CheckedCourse,
  around: CourseSurroundings,
): Promise<Finding[]> {
  const lessons = place.modules.flatMap((module) => module.lessons)
  const findings = [
    ...toErrors(place.problems),
    ...(await checkStrayFiles(folder)),
    ...listUnused({ folder, place }),
    ...checkPrerequisites(place, around.slugs),
    ...checkPages({ folder, place }, around.addresses),
  ]
  for (const lesson of lessons) findings.push(...(await checkLesson(lesson, place, around)))
  return findings
}

function listUnused({ folder, place }: CheckedCourse): Finding[] {
  const texts = listTexts(folder)
  const mentioned = new Set(texts.flatMap((text) => text.match(/(?<=assets\/)[\w.-]+/g) ?? []))
  const captions = new Set([...mentioned].map(captionsOf))
  const assets = folder.assets.filter(({ name }) => !mentioned.has(name) && !captions.has(name))
  const datasets = [...folder.datasets].filter(([name]) => texts.every((text) => !text.includes(name)))
  const files = [
    ...assets.filter(({ name }) => place.assets.byName.get(name)),
    ...datasets.map(([, source]) => source),
  ]
  return files.map(({ file }) => ({ file, line: 1, message: 'nothing uses this file', severity: 'warning' }))
}

function listTexts({ course, modules }: CourseFolder): string[] {
  const lessons = modules.flatMap((module) => module.lessons)
  const sources = [
    course,
    ...modules.map((module) => module.module),
    ...lessons.flatMap(({ lesson, tasks }) => [lesson, tasks]),
  ]
  return sources.flatMap((source) => source?.text ?? [])
}

function checkPrerequisites({ slug, written }: CoursePlace, slugs: readonly string[]): Finding[] {
  if (!written) return []
  const problems = written.prerequisites.flatMap((required, index) => {
    const place = ['prerequisites', index]
    if (required === slug) return [written.located.problemAt(place, 'a course cannot require itself')]
    return slugs.includes(required)
      ? []
      : [written.located.problemAt(place, `there is no course ${required}`)]
  })
  return toErrors(problems)
}

/** The links of the course's own page, which shows its modules' texts too. */
function checkPages({ folder, place }: CheckedCourse, addresses: SiteAddresses): Finding[] {
  const address = `/courses/${place.slug}`
  const pages = [
    ...(folder.course && place.written ? [{ source: folder.course, text: place.written.overview }] : []),
    ...folder.modules.flatMap(({ module }, index) => {
      const text = place.modules[index]?.written?.content
      return module && text !== undefined ? [{ source: module, text }] : []
    }),
  ]
  return pages.flatMap(({ source, text }) => {
    // The text is the end of its file.
    const firstLine = source.text.trimEnd().split('\n').length - text.split('\n').length
    return toErrors(
      listBrokenLinks(text, addresses, address).map(({ line, message }) => {
        return { file: source.file, line: firstLine + line, message }
      }),
    )
  })
}

async function checkLesson(
  { slug, written }: LessonPlace,
  place: CoursePlace,
  around: CourseSurroundings,
): Promise<Finding[]> {
  if (!written) return []
  const { file, body, bodyLine } = written
  const atLine = ({ line, message }: MarkdownProblem) => ({ file, line: bodyLine - 1 + line, message })
  const findings = [
    ...toErrors(around.render(body, place).problems.map(atLine)),
    ...toErrors(
      listBrokenLinks(body, around.addresses, `/courses/${place.slug}/lessons/${slug}`).map(atLine),
    ),
    ...listRepeatedTitles(written).map((problem): Finding => ({ ...atLine(problem), severity: 'warning' })),
  ]
  if (written.tasks.length === 0) {
    findings.push({ file, line: 1, message: 'this lesson has no tasks', severity: 'warning' })
  }
  for (const task of written.tasks) {
    findings.push(...(await checkTask(task, { ...place, ...around })))
  }
  return findings
}

function listRepeatedTitles({ title, body }: WrittenLesson): MarkdownProblem[] {
  const problems: MarkdownProblem[] = []
  visitMarkdown(parseMarkdown(body), (node) => {
    if (node.type !== 'heading' || toWords(textOfMarkdown(node)) !== toWords(title)) return
    const message = 'this heading repeats the title of the lesson, which stands above it'
    problems.push({ line: node.position?.start.line ?? 1, message })
  })
  return problems
}

function toWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
