import { z } from 'zod/mini'
import { SLUG_PATTERN } from '#app/features/content/load/reading/place-name.ts'

const Words = z.string().check(z.trim(), z.minLength(1, 'this must not be empty'))

/** Names that are addresses: of courses, tasks and topics. */
const Slug = z
  .string()
  .check(
    z.regex(SLUG_PATTERN, 'expected lower case letters and digits, joined by single hyphens'),
    z.maxLength(100, 'expected at most 100 characters'),
  )

/** Letters that are the canonical tag of a language with a name. Source: BCP 47 (RFC 5646) */
const LanguageTag = z
  .string()
  .check(z.refine(isLanguage, 'expected the tag of a language, such as en, de or pt-BR (BCP 47)'))

/** Front matter of `course.md`. */
export const CourseFields = z.strictObject({
  title: Words,
  /** One or two sentences for the catalog. */
  description: Words,
  difficulty: z.enum(['BEGINNER', 'INTERMEDIATE', 'ADVANCED', 'EXPERT']),
  status: z._default(z.enum(['DRAFT', 'REVIEW', 'PUBLISHED', 'ARCHIVED']), 'PUBLISHED'),
  /** BCP 47 tag of the language that it is written in. */
  language: z._default(LanguageTag, 'en'),
  tags: z._default(z.array(Words), []),
  objectives: z._default(z.array(Words), []),
  /** Slugs of other courses. */
  prerequisites: z._default(z.array(Slug), []),
})
export type CourseFields = z.infer<typeof CourseFields>

/** Front matter of `module.md`. */
export const ModuleFields = z.strictObject({ title: Words, description: Words })
export type ModuleFields = z.infer<typeof ModuleFields>

/** Front matter of a lesson. */
export const LessonFields = z.strictObject({
  title: Words,
  /** Reading and its tasks together; 1 to 600. */
  minutes: z.int().check(z.gte(1), z.lte(600)),
})
export type LessonFields = z.infer<typeof LessonFields>

/** What every task has, whatever its type; the type's own fields are beside these. */
export const TaskFields = z.looseObject({
  id: Slug,
  type: z.string(),
  kind: z._default(z.enum(['practice', 'exam']), 'practice'),
})

function isLanguage(tag: string): boolean {
  try {
    const [canonical] = Intl.getCanonicalLocales(tag)
    return canonical === tag && NAMES.of(tag) !== undefined
  } catch {
    return false
  }
}

const NAMES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
