import { Form, Link, useSubmit } from '@remix-run/react'
import { Search } from 'lucide-react'
import { Button } from '#app/ui/button.tsx'
import { content } from '#app/words/en/content.ts'
import { useWords } from '#app/words/use-words.ts'
import { isFiltering, type CatalogFilter } from './rules/filter-courses.ts'

/** Narrows the catalog: at once where scripts run, by its button everywhere. */
export function CatalogFilters({ filter, canShowMine }: CatalogFiltersProps) {
  const t = useWords(content)
  const submit = useSubmit()
  return (
    <Form
      role="search"
      aria-label={t('catalog.search')}
      onChange={(event) => submit(event.currentTarget, { replace: true, preventScrollReset: true })}
      className="mb-8 flex flex-wrap items-end gap-x-3 gap-y-4 sm:gap-x-4"
    >
      <div className="w-full space-y-1 sm:w-auto sm:min-w-60 sm:flex-1">
        <label htmlFor="catalog-q" className="block font-semibold">
          {t('catalog.search')}
        </label>
        <div className="relative">
          <Search
            aria-hidden="true"
            className="pointer-events-none absolute start-3 top-1/2 size-5 -translate-y-1/2 text-muted"
          />
          <input
            id="catalog-q"
            type="search"
            name="q"
            defaultValue={filter.q}
            placeholder={t('catalog.searchHint')}
            maxLength={100}
            className={`${FIELD} w-full ps-10`}
          />
        </div>
      </div>
      <div className="grow space-y-1 sm:grow-0">
        <label htmlFor="catalog-level" className="block font-semibold">
          {t('catalog.level')}
        </label>
        <select id="catalog-level" name="level" defaultValue={filter.level} className={`${FIELD} w-full`}>
          <option value="">{t('catalog.anyLevel')}</option>
          {LEVELS.map((level) => (
            <option key={level} value={level}>
              {t(`levels.${level}`)}
            </option>
          ))}
        </select>
      </div>
      {canShowMine && (
        <div className="grow space-y-1 sm:grow-0">
          <label htmlFor="catalog-show" className="block font-semibold">
            {t('catalog.show')}
          </label>
          <select id="catalog-show" name="show" defaultValue={filter.show} className={`${FIELD} w-full`}>
            <option value="all">{t('catalog.all')}</option>
            <option value="mine">{t('catalog.mine')}</option>
          </select>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button look="secondary">{t('catalog.apply')}</Button>
        {isFiltering(filter) && (
          <Link
            to="/courses"
            className="inline-flex min-h-11 items-center text-accent underline underline-offset-4"
          >
            {t('catalog.clear')}
          </Link>
        )}
      </div>
    </Form>
  )
}

interface CatalogFiltersProps {
  readonly filter: CatalogFilter
  /** Whether somebody is signed in. */
  readonly canShowMine: boolean
}

const FIELD = 'min-h-11 rounded-control border border-line-strong bg-raised px-3 py-2'

const LEVELS = ['BEGINNER', 'INTERMEDIATE', 'ADVANCED', 'EXPERT'] as const
