import { loadCatalog } from '#app/words/load-catalog.ts'
import { LOCALES } from '#app/words/locale.ts'
import { identifyAssets } from './load/assets/course-shelf.server.ts'
import { checkCourse, type CheckedCourse, type RenderText } from './load/checking/check-course.server.ts'
import type { SiteAddresses } from './load/checking/check-links.ts'
import { toErrors, type Finding } from './load/checking/finding.ts'
import { parseCourse } from './load/parsing/parse-course.server.ts'
import { parseTopics } from './load/parsing/parse-topics.ts'
import { readCourseFolders } from './load/reading/read-course-folder.server.ts'
import { renderChecked, type Rendered } from './load/rendering/render-markdown.server.ts'
import type { Shelf } from './load/rendering/shelf.ts'
import { rememberRuns } from './load/syncing/remember-runs.ts'
import type { RunSql } from './rules/sql-run.ts'

/** What is to be checked. */
export interface CheckOptions {
  /** The folder of the courses' folders; messages name files as it does. */
  readonly contentDir: string
  /** Slug of the only course to tell of; null for all. */
  readonly only: string | null
  /** Runs solutions and mistakes of SQL tasks. */
  readonly runSql: RunSql
}

/**
 * Reads courses as loading does and looks for what loading lets through as well: links that lead nowhere, keys that their
 * own grader refuses, explanations that nobody will read, files that nothing uses. Needs no database.
 *
 * @returns by file and line; null when there is no such folder, or no such course in it
 */
export async function checkContent({ contentDir, only, runSql }: CheckOptions): Promise<Finding[] | null> {
  const folders = await readCourseFolders(contentDir)
  if (!folders || (only !== null && folders.every(({ slug }) => slug !== only))) return null
  await Promise.all(LOCALES.map(loadCatalog))
  const courses: CheckedCourse[] = []
  for (const folder of folders) {
    courses.push({ folder, place: parseCourse(folder, await identifyAssets(folder.assets)) })
  }
  const render = renderOnce()
  const around = {
    addresses: listAddresses(courses, render),
    render,
    slugs: folders.map(({ slug }) => slug),
    runSql: rememberRuns(runSql),
    runAgain: runSql,
  }
  const told = courses.filter(({ folder }) => only === null || folder.slug === only)
  const findings = toErrors(parseTopics(told.map(({ folder }) => folder)).problems)
  for (const course of told) findings.push(...(await checkCourse(course, around)))
  return inOrder(findings)
}

function renderOnce(): RenderText {
  const known = new Map<Shelf, Map<string, Rendered>>()
  return (markdown, { shelf }) => {
    const ofCourse = known.get(shelf) ?? new Map<string, Rendered>()
    const rendered = ofCourse.get(markdown) ?? renderChecked(markdown, 'blocks', shelf)
    known.set(shelf, ofCourse.set(markdown, rendered))
    return rendered
  }
}

function listAddresses(courses: readonly CheckedCourse[], render: RenderText): SiteAddresses {
  const addresses = new Map<string, () => ReadonlySet<string> | null>([['/courses', () => null]])
  for (const { place } of courses) {
    const { slug, written } = place
    addresses.set(`/courses/${slug}`, () => written && listIds(render(written.overview, place)))
    for (const lesson of place.modules.flatMap(({ lessons }) => lessons)) {
      addresses.set(
        `/courses/${slug}/lessons/${lesson.slug}`,
        () => lesson.written && listIds(render(lesson.written.body, place)),
      )
    }
  }
  return addresses
}

function listIds({ html }: Rendered): ReadonlySet<string> {
  return new Set([...html.matchAll(/<[a-z0-9]+ [^>]*?\bid="([^"]*)"/g)].flatMap(([, id]) => id ?? []))
}

/** Each once: a problem of a module's page is met again on the course's. */
function inOrder(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>()
  return findings
    .filter(({ file, line, message }) => {
      const key = JSON.stringify([file, line, message])
      return !seen.has(key) && seen.add(key)
    })
    .toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
}
