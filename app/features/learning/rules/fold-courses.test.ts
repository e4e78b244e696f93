import { describe, expect, it } from 'vitest'
import { foldCourses } from './fold-courses.ts'

const open = (slug: string) => ({ slug, next: { slug: 'lesson' } })
const finished = (slug: string) => ({ slug, next: null })
const slugsOf = (courses: readonly { readonly slug: string }[]) => courses.map(({ slug }) => slug).join('')

describe('foldCourses', () => {
  it.each([
    ['nothing', [], '', ''],
    ['one', [open('a')], 'a', ''],
    ['as many as there is room for', ['a', 'b', 'c', 'd'].map(open), 'abcd', ''],
    ['many', ['a', 'b', 'c', 'd', 'e', 'f'].map(open), 'abcd', 'ef'],
    ['what is finished, after the others', [finished('a'), open('b'), finished('c'), open('d')], 'bdac', ''],
    ['what is finished, behind the fold', [finished('a'), ...['b', 'c', 'd', 'e'].map(open)], 'bcde', 'a'],
  ])('shows %s', (_, courses, shown, folded) => {
    const found = foldCourses(courses)
    expect([slugsOf(found.shown), slugsOf(found.folded)]).toEqual([shown, folded])
  })
})
