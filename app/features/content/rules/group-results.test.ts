import { expect, it } from 'vitest'
import { groupResults } from './group-results.ts'
import type { SearchResult } from './search-answer.ts'

const result = (kind: SearchResult['kind'], id: string): SearchResult => ({
  kind,
  id,
  to: `/${id}`,
  title: [],
  snippet: [],
  courseTitle: null,
})

it('puts what is of one kind together, the kind of the best first', () => {
  const results = [result('lesson', 'a'), result('course', 'b'), result('lesson', 'c')]
  const groups = groupResults(results).map(({ word, results: own }) => [word, own.map(({ id }) => id)])
  expect(groups).toEqual([
    ['lessons', ['a', 'c']],
    ['courses', ['b']],
  ])
  expect(groupResults([])).toEqual([])
})
