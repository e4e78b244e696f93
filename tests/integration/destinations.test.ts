import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { listDestinations } from '#app/features/content/rules/destinations.ts'

const ROUTES = readdirSync(join(import.meta.dirname, '../../app/routes'))

it('is a page there, wherever the search can lead to by name', () => {
  const everywhere = [true, false].flatMap((isSignedIn) => listDestinations({ isSignedIn, isOperator: true }))
  const missing = everywhere.filter(({ to }) => {
    const name = to.slice(1).replaceAll('/', '.')
    const names = name === '' ? ['_index.tsx'] : [`${name}.tsx`, `${name}._index.tsx`]
    return !names.some((file) => ROUTES.includes(file))
  })
  expect(missing).toEqual([])
})
