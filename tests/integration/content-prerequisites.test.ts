import { describe, expect, it } from 'vitest'
import { GARDENING, page, useSchool } from './content-fixtures.ts'

const school = useSchool()

describe('prerequisites', () => {
  const other = (prerequisites: readonly string[]) => ({
    'botany/course.md': page(
      { title: 'Botany', description: 'Plants.', difficulty: 'ADVANCED', prerequisites },
      '',
    ),
    'botany/01-leaves/module.md': page({ title: 'Leaves', description: 'Green.' }, ''),
    'botany/01-leaves/01-green.md': page({ title: 'Green', minutes: 1 }, 'It is green.'),
  })
  const required = () =>
    school().query(`SELECT course.slug AS course, required.slug AS required FROM CoursePrerequisite
      JOIN Course AS course ON course.id = courseId JOIN Course AS required ON required.id = requiresId`)

  it('are set among new courses, whatever their order, and follow the text', async () => {
    await school().write({ ...GARDENING, ...other(['gardening']) })
    expect((await school().sync()).problems).toEqual([])
    expect(required()).toEqual([{ course: 'botany', required: 'gardening' }])
    await school().write(other([]))
    await school().sync()
    expect(required()).toEqual([])
  })

  it('that do not exist are a problem at their line', async () => {
    await school().write({ ...GARDENING, ...other([]) })
    const text =
      '---\ntitle: Botany\ndescription: x\ndifficulty: EXPERT\nprerequisites:\n  - gardening\n  - wizardry\n---\n'
    await school().write({ 'botany/course.md': text })
    const { problems, counts } = await school().sync()
    expect(problems).toEqual(['botany/course.md:7: prerequisites: there is no course wizardry'])
    expect(counts).toMatchObject({ courses: '2 0 0 0 1', lessons: '4 0 0 0 0' })
    expect(required()).toEqual([{ course: 'botany', required: 'gardening' }])
  })
})
