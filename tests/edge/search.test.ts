import { afterAll, beforeAll, expect, it } from 'vitest'
import { openEdgeSchool, type EdgeSchool } from './open-edge-school.ts'
import { askPrimary } from './watch-school.ts'

let school: EdgeSchool

beforeAll(async () => {
  school = await openEdgeSchool(2)
})

afterAll(() => school.close())

it('is answered by every node out of its copy, with the primary away', async () => {
  for (const proxy of school.proxies) await proxy.set({ kind: 'refuse' })
  for (const node of school.nodes) {
    const response = await fetch(`${node.origin}/search.json?q=heav`)
    expect(await response.json()).toMatchObject({
      results: [{ kind: 'lesson', to: '/courses/garden/lessons/clay', courseTitle: 'Garden' }],
      correctedTo: null,
    })
  }
  const [rows] = await askPrimary(
    school.sqld,
    'SELECT count(*) AS n, count(DISTINCT refId) AS ids FROM ContentSearch',
  )
  expect(rows).toEqual({ n: 4, ids: 4 })
})
