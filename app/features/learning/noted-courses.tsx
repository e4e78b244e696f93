import { Link } from '@remix-run/react'
import { notes } from '#app/words/en/notes.ts'
import { useWords } from '#app/words/use-words.ts'
import { BookmarkButton } from './bookmark-button.tsx'
import type { NotedCourse, NotedLesson } from './list-notes.server.ts'
import { NoteList } from './note-list.tsx'

/** What a learner has marked and written, by course and lesson. */
export function NotedCourses({ courses, timeZone }: NotedCoursesProps) {
  return courses.map((course) => (
    <section key={course.slug} aria-labelledby={`course-${course.slug}`} className="space-y-6">
      <h2 id={`course-${course.slug}`} className="text-2xl font-bold">
        <bdi>{course.title}</bdi>
      </h2>
      {course.lessons.map((lesson) => (
        <LessonPart key={lesson.id} courseSlug={course.slug} lesson={lesson} timeZone={timeZone} />
      ))}
    </section>
  ))
}

interface NotedCoursesProps {
  readonly courses: readonly NotedCourse[]
  /** Of the learner: IANA name. */
  readonly timeZone: string
}

function LessonPart({ courseSlug, lesson, timeZone }: LessonPartProps) {
  const t = useWords(notes)
  return (
    <article className="space-y-3 border-t border-line pt-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h3 className="text-lg font-bold">
          {lesson.isOpen ? (
            <Link
              to={`/courses/${courseSlug}/lessons/${lesson.slug}`}
              className="inline-flex min-h-11 items-center text-accent underline-offset-4 hover:underline"
            >
              <bdi>{lesson.title}</bdi>
            </Link>
          ) : (
            <bdi>{lesson.title}</bdi>
          )}
        </h3>
        {lesson.isBookmarked && (
          <div className="-mx-2">
            <BookmarkButton lessonId={lesson.id} isSet />
          </div>
        )}
      </div>
      {!lesson.isOpen && <p className="text-sm text-muted">{t('page.closed')}</p>}
      <NoteList notes={lesson.notes} headings={NO_HEADINGS} timeZone={timeZone} />
    </article>
  )
}

interface LessonPartProps {
  readonly courseSlug: string
  readonly lesson: NotedLesson
  readonly timeZone: string
}

const NO_HEADINGS: readonly never[] = []
