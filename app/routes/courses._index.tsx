import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CatalogFilters } from '#app/features/content/catalog-filters.tsx'
import { CourseCard } from '#app/features/content/course-card.tsx'
import { listCourses } from '#app/features/content/list-courses.server.ts'
import { filterCourses, readCatalogFilter } from '#app/features/content/rules/filter-courses.ts'
import { listEnrolledCourses } from '#app/features/learning/list-enrolled-courses.server.ts'
import { findViewer } from '#app/features/user/find-viewer.server.ts'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { content } from '#app/words/en/content.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { useWords } from '#app/words/use-words.ts'
import { wordsOf } from '#app/words/words.ts'

export const meta: MetaFunction = ({ matches }) => {
  const t = wordsOf(content, localeOfPage(matches))
  return [
    { title: `${t('catalog.title')} · Hedgeschool` },
    { name: 'description', content: t('catalog.lead') },
  ]
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await findViewer(args)
  const { reader } = args.context
  const filter = readCatalogFilter(new URL(args.request.url).searchParams)
  const enrolled = viewer
    ? reader.forLearner(viewer.userId, (view) => listEnrolledCourses(view, viewer.userId))
    : []
  const all = listCourses(reader)
  const progress = Object.fromEntries(
    enrolled.map(({ id, finished, lessons }) => [id, { finished, lessons }]),
  )
  const courses = filterCourses(all, filter, new Set(Object.keys(progress)))
  return { courses, filter, progress, isEmpty: all.length === 0, isSignedIn: viewer !== null }
}

export default function CoursesRoute() {
  const { courses, filter, progress, isEmpty, isSignedIn } = useLoaderData<typeof loader>()
  const t = useWords(content)
  return (
    <Page>
      <PageTitle title={t('catalog.title')} lead={t('catalog.lead')} />
      {isEmpty ? (
        <p className="text-muted">{t('catalog.none')}</p>
      ) : (
        <>
          <CatalogFilters key={`${filter.level} ${filter.show}`} filter={filter} canShowMine={isSignedIn} />
          <p role="status" className="mb-4 text-sm text-muted">
            {courses.length === 0 ? t('catalog.noMatch') : t('catalog.found', { count: courses.length })}
          </p>
          <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
            {courses.map((course) => (
              <li key={course.id}>
                <CourseCard course={course} progress={progress[course.id] ?? null} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}
