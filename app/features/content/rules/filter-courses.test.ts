import { expect, it } from 'vitest'
import { filterCourses, isFiltering, readCatalogFilter } from './filter-courses.ts'

const SQL = {
  id: 'sql',
  title: 'SQL with SQLite',
  description: 'Ask a database your own questions.',
  difficulty: 'BEGINNER',
  tags: ['databases'],
}
const CAFE = {
  id: 'cafe',
  title: 'Café accounts',
  description: 'Money in, money out.',
  difficulty: 'ADVANCED',
  tags: [],
}
const COURSES = [SQL, CAFE]

function found(address: string, enrolledIds: readonly string[] = []): string[] {
  const filter = readCatalogFilter(new URLSearchParams(address))
  return filterCourses(COURSES, filter, new Set(enrolledIds)).map(({ id }) => id)
}

it('shows everything until told otherwise', () => {
  expect(found('')).toEqual(['sql', 'cafe'])
  expect(isFiltering(readCatalogFilter(new URLSearchParams('')))).toBe(false)
})

it.each([
  ['q=datab', ['sql']],
  ['q=cafe', ['cafe']],
  ['q=CAF%C3%89 money', ['cafe']],
  ['q=base', []],
  ['q=sql money', []],
  ['level=ADVANCED', ['cafe']],
  ['level=nonsense', ['sql', 'cafe']],
  ['show=mine', ['sql']],
])('%s', (address, ids) => {
  expect(found(address, ['sql'])).toEqual(ids)
})

it('takes no longer text than it can use', () => {
  expect(readCatalogFilter(new URLSearchParams(`q=${'x'.repeat(101)}`)).q).toBe('')
})
