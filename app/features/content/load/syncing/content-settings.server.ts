import { z } from 'zod/mini'
import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import type { CourseFolder } from '#app/features/content/load/reading/course-folder.ts'
import { hashValue } from './content-hash.server.ts'
import type { SyncStamp } from './content-plan.ts'

/**
 * Raise it with every change to loading that makes something else out of the same files: the next sync then looks into
 * every course, even those whose files are what they were.
 */
const LOADER_VERSION = 2

/** Key of the setting that says which `RENDERER_VERSION` made the stored HTML. */
export const RENDERER_KEY = 'content.renderer'

/** Key of the setting that says what a course's folder held when it was last loaded whole. */
export function courseKey(slug: string): string {
  return `${COURSE_KEYS}${slug}`
}

/** The slugs of the courses that came out of a folder, rather than out of an instructor's hands. */
export function listCoursesFromFolders(settings: ReadonlyMap<string, string>): string[] {
  return [...settings.keys()]
    .filter((key) => key.startsWith(COURSE_KEYS))
    .map((key) => key.slice(COURSE_KEYS.length))
}

/** The hash that a course's setting holds; null when there is none, or when the course was left unfinished. */
export function readCourseHash(settings: ReadonlyMap<string, string>, slug: string): string | null {
  const text = settings.get(courseKey(slug))
  return text === undefined ? null : CourseHash.parse(JSON.parse(text))
}

/** SHA-256 of all the texts and files in a course's folder, wherever that is. */
export function hashFolder(folder: CourseFolder): string {
  const lessons = folder.modules.flatMap((module) => [
    module.module,
    module.config,
    ...module.lessons.flatMap(({ lesson, tasks }) => [lesson, tasks]),
  ])
  const sources = [folder.course, folder.config, ...folder.datasets.values(), ...lessons]
  const texts = sources.flatMap((source) =>
    source ? [[source.file.slice(folder.path.length), source.text]] : [],
  )
  const assets = folder.assets.map(({ name, hash }) => [name, hash])
  return hashValue([LOADER_VERSION, ...texts, ...assets])
}

/** Writes a setting, over the one that is there. */
export function writeSetting(
  key: string,
  value: string | number | null,
  { now, newId }: SyncStamp,
): Statement {
  const json = JSON.stringify(value)
  return toStatement(
    tables
      .insertInto('SystemSetting')
      .values({ id: newId(), key, value: json, createdAt: now, updatedAt: now })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: json, updatedAt: now })),
  )
}

/** Forgets a setting. */
export function dropSetting(key: string): Statement {
  return toStatement(tables.deleteFrom('SystemSetting').where('key', '=', key))
}

const COURSE_KEYS = 'content.course.'
const CourseHash = z.nullable(z.string())
