import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ContentProblem } from '#app/features/content/load/content-problem.ts'
import type { CourseFolder, LessonFiles, ModuleFolder, SourceFile } from './course-folder.ts'
import { describeSlug, placeInOrder, SLUG_PATTERN, type Placed } from './place-name.ts'
import { readAssets } from './read-assets.server.ts'

/**
 * Reads the folders of all courses: those in `contentDir` that hold a `course.md` or a numbered folder.
 *
 * @returns in the order of their names; null when there is no such folder
 */
export async function readCourseFolders(contentDir: string): Promise<readonly CourseFolder[] | null> {
  const listed = await listFolder(contentDir)
  if (!listed) return null
  const courses: CourseFolder[] = []
  for (const name of listed.folders) {
    const path = join(contentDir, name)
    const inside = await listFolder(path)
    const isCourse =
      inside?.files.includes('course.md') || inside?.folders.some((folder) => /^\d/.test(folder))
    if (inside && isCourse) courses.push(await readCourseFolder(name, path, inside))
  }
  return courses
}

interface Listing {
  readonly files: readonly string[]
  readonly folders: readonly string[]
}

const EMPTY: Listing = { files: [], folders: [] }

async function readCourseFolder(
  slug: string,
  path: string,
  { files, folders }: Listing,
): Promise<CourseFolder> {
  const problems: ContentProblem[] = []
  const complain = (file: string, message: string) => problems.push({ file, line: 1, message })
  if (!SLUG_PATTERN.test(slug)) complain(join(path, 'course.md'), describeSlug(slug))
  const read = (name: string) => (files.includes(name) ? readSource(join(path, name), problems) : null)
  const course = await read('course.md')
  if (!files.includes('course.md')) complain(join(path, 'course.md'), 'this file is missing')
  const { placed, refused } = placeInOrder(
    folders.filter((name) => !BESIDE_MODULES.includes(name)),
    (name) => name,
  )
  for (const { item, message } of refused) complain(join(path, item, 'module.md'), message)
  const modules: ModuleFolder[] = []
  for (const place of placed) modules.push(await readModule(path, place, problems))
  const datasets = await readDatasets(join(path, 'datasets'), problems)
  const assetsPath = join(path, 'assets')
  const assets = await readAssets(assetsPath, (await listFolder(assetsPath))?.files ?? [])
  const config = await read('config.json')
  return {
    slug,
    path,
    course,
    config,
    datasets,
    assets,
    modules: leaveOutRepeated(modules, problems),
    problems,
  }
}

/** Folders of a course that are no modules. */
const BESIDE_MODULES = ['datasets', 'assets']

async function readModule(
  coursePath: string,
  { item, slug, order }: Placed<string>,
  problems: ContentProblem[],
): Promise<ModuleFolder> {
  const path = join(coursePath, item)
  const { files } = (await listFolder(path)) ?? EMPTY
  const complain = (file: string, message: string) =>
    problems.push({ file: join(path, file), line: 1, message })
  const read = (name: string) => (files.includes(name) ? readSource(join(path, name), problems) : null)
  if (!files.includes('module.md')) complain('module.md', 'this file is missing')
  const markdown = files.filter((name) => name.endsWith('.md') && name !== 'module.md')
  const { placed, refused } = placeInOrder(markdown, (name) => name.slice(0, -'.md'.length))
  for (const { item: name, message } of refused) complain(name, message)
  const lessons: LessonFiles[] = []
  for (const place of placed) {
    const lesson = await read(place.item)
    const hasTasks = files.includes(tasksFileOf(place.item))
    const tasks = await read(tasksFileOf(place.item))
    const isWhole = lesson && (tasks || !hasTasks)
    if (isWhole) lessons.push({ slug: place.slug, order: place.order, lesson, tasks })
  }
  for (const name of files.filter((file) => /\.ya?ml$/.test(file))) {
    const objection = objectToYaml(name, markdown)
    if (objection) complain(name, objection)
  }
  return { slug, order, path, module: await read('module.md'), config: await read('config.json'), lessons }
}

function tasksFileOf(lessonFile: string): string {
  return lessonFile.replace(/\.md$/, '.tasks.yaml')
}

function objectToYaml(name: string, markdown: readonly string[]): string | null {
  if (!name.endsWith('.tasks.yaml')) return 'a file of tasks is called like its lesson, ending in .tasks.yaml'
  if (markdown.some((lesson) => tasksFileOf(lesson) === name)) return null
  return `there is no lesson ${name.replace(/\.tasks\.yaml$/, '.md')} beside it`
}

/** A page's address names course and lesson, so a lesson's slug is its own in the whole course. */
function leaveOutRepeated(modules: readonly ModuleFolder[], problems: ContentProblem[]): ModuleFolder[] {
  const first = new Map<string, string>()
  const isFirst = ({ slug, lesson: { file } }: LessonFiles): boolean => {
    const other = first.get(slug)
    if (other === undefined) first.set(slug, file)
    else problems.push({ file, line: 1, message: `${other} has the slug ${slug} as well` })
    return other === undefined
  }
  return modules.map((module) => ({ ...module, lessons: module.lessons.filter(isFirst) }))
}

async function readDatasets(
  path: string,
  problems: ContentProblem[],
): Promise<ReadonlyMap<string, SourceFile>> {
  const { files } = (await listFolder(path)) ?? EMPTY
  const datasets = new Map<string, SourceFile>()
  for (const name of files) {
    const source = await readSource(join(path, name), problems)
    if (source) datasets.set(name, source)
  }
  return datasets
}

/** What is hidden or begins with `_` is not content. */
async function listFolder(path: string): Promise<Listing | null> {
  const entries = await readdir(path, { withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return null
    throw error
  })
  if (!entries) return null
  const shown = entries
    .filter(({ name }) => !/^[._]/.test(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return {
    files: shown.filter((entry) => entry.isFile()).map(({ name }) => name),
    folders: shown.filter((entry) => entry.isDirectory()).map(({ name }) => name),
  }
}

async function readSource(file: string, problems: ContentProblem[]): Promise<SourceFile | null> {
  const bytes = await readFile(file)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { file, text: text.replaceAll(/\r\n?/g, '\n') }
  } catch {
    problems.push({ file, line: 1, message: 'this file is not UTF-8 text' })
    return null
  }
}
