import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

interface Choices {
  readonly type: string
  readonly choices: readonly { readonly correct?: boolean }[]
}

const CONTENT = join(import.meta.dirname, '../../content')
const courses = readdirSync(CONTENT).filter((name) => !/^[._]/.test(name))

describe.each(courses)('the shipped course %s', (course) => {
  it('has its right single choices in no favourite place', () => {
    const places = listTasks(course)
      .filter(({ type }) => type === 'single-choice')
      .map(({ choices }) => choices.findIndex(({ correct }) => correct))
    for (const place of new Set(places)) {
      const share = places.filter((other) => other === place).length / places.length
      expect(share, `choice ${place + 1}`).toBeLessThanOrEqual(0.5)
    }
  })
})

function listTasks(course: string): Choices[] {
  return readdirSync(join(CONTENT, course), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tasks.yaml'))
    .flatMap((file) => {
      // cast: the sync, which content.test.ts runs on the same files, would report any other shape.
      return parse(readFileSync(join(CONTENT, course, file), 'utf8')) as Choices[]
    })
}
