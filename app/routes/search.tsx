import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listCourses } from '#app/features/content/list-courses.server.ts'
import { listSearchResults } from '#app/features/content/list-search-results.server.ts'
import { NothingFound } from '#app/features/content/nothing-found.tsx'
import { listNamedDestinations } from '#app/features/content/rules/destinations.ts'
import { SEARCH_TEXT_LENGTH } from '#app/features/content/rules/search-query.ts'
import { SearchForm } from '#app/features/content/search-form.tsx'
import { SearchResults } from '#app/features/content/search-results.tsx'
import { findViewer } from '#app/features/user/find-viewer.server.ts'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { search } from '#app/words/en/search.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { LOCALES } from '#app/words/locale.ts'
import { useWords } from '#app/words/use-words.ts'
import { wordsOf } from '#app/words/words.ts'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const t = wordsOf(search, localeOfPage(matches))
  const title = data?.text ? t('titleFor', { text: data.text }) : t('title')
  return [{ title: `${title} · Hedgeschool` }, { name: 'robots', content: 'noindex' }]
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await findViewer(args)
  const { reader } = args.context
  const asked = new URL(args.request.url).searchParams.get('q') ?? ''
  const text = asked.trim().slice(0, SEARCH_TEXT_LENGTH)
  const traveller = { isSignedIn: viewer !== null, isOperator: viewer?.role === 'ADMIN' }
  const languages = LOCALES.map((locale) => wordsOf(search, locale))
  const pages = listNamedDestinations(text, traveller, languages)
  const answer = await listSearchResults(reader, text, { limit: 20 })
  const isNothing = text !== '' && pages.length + answer.results.length === 0
  const courses = isNothing ? listCourses(reader).slice(0, 4) : []
  return { text, pages, answer, isNothing, courses: courses.map(({ slug, title }) => ({ slug, title })) }
}

export default function SearchRoute() {
  const { text, pages, answer, isNothing, courses } = useLoaderData<typeof loader>()
  const t = useWords(search)
  const count = pages.length + answer.results.length
  return (
    <Page width="narrow">
      <PageTitle title={t('title')} lead={text === '' ? t('lead') : undefined} />
      <div className="space-y-8">
        <SearchForm text={text} />
        {text !== '' && (
          <p role="status">
            {answer.correctedTo === null
              ? t('found', { count, text })
              : t('corrected', { text, instead: answer.correctedTo })}
          </p>
        )}
        <SearchResults pages={pages} results={answer.results} />
        {isNothing && <NothingFound courses={courses} />}
      </div>
    </Page>
  )
}
