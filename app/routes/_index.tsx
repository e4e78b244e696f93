import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CourseCard } from '#app/features/content/course-card.tsx'
import { HomePromises } from '#app/features/content/home-promises.tsx'
import { listCourses } from '#app/features/content/list-courses.server.ts'
import { findViewer } from '#app/features/user/find-viewer.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Hedge } from '#app/ui/hedge.tsx'
import { Page } from '#app/ui/page.tsx'
import { content } from '#app/words/en/content.ts'
import { useWords } from '#app/words/use-words.ts'

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await findViewer(args)
  return { isSignedIn: viewer !== null, courses: listCourses(args.context.reader).slice(0, 3) }
}

export default function HomeRoute() {
  const { isSignedIn, courses } = useLoaderData<typeof loader>()
  const t = useWords(content)
  return (
    <Page>
      <section className="grid items-center gap-x-12 gap-y-8 pb-4 lg:grid-cols-[1.1fr_1fr] lg:pt-4">
        <div className="space-y-6">
          <h1 className="text-display font-bold">{t('home.title')}</h1>
          <p className="max-w-xl text-xl text-muted">{t('home.lead')}</p>
          <div className="flex flex-wrap gap-3">
            {isSignedIn ? (
              <ButtonLink to="/dashboard">{t('home.goOn')}</ButtonLink>
            ) : (
              <ButtonLink to="/signup">{t('home.begin')}</ButtonLink>
            )}
            <ButtonLink to="/courses" look="secondary">
              {t('home.look')}
            </ButtonLink>
          </div>
        </div>
        <Hedge className="order-first mx-auto w-full max-w-60 sm:max-w-md lg:order-none lg:max-w-none" />
      </section>
      <HomePromises />
      <section aria-labelledby="home-courses" className="mt-14 space-y-5">
        <h2 id="home-courses" className="text-2xl font-bold">
          {t('home.courses')}
        </h2>
        <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
          {courses.map((course) => (
            <li key={course.id}>
              <CourseCard course={course} heading="h3" />
            </li>
          ))}
        </ul>
      </section>
    </Page>
  )
}
