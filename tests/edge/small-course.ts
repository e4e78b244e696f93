import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { count, page, topic } from '../integration/content-fixtures.ts'

/** The right answer to every task of the small course, as a form's fields say it. */
export const RIGHT = { text: '3' }

/** The course's slug, which is also its topic's. */
const COURSE = 'garden'

/** Every right answer pays in full, however many; one that comes before its review pays three points. */
const PAYS = {
  baseTaskXp: 10,
  maxXp: 1_000_000,
  dailyFullTasks: 1_000,
  dailyHalfTasks: 0,
  multiplierEarly: 0.3,
}

/** Writes a course of two lessons with ten tasks each, none in SQL, so that it loads within moments. */
export async function writeSmallCourse(contentDir: string): Promise<void> {
  const tasks = (lesson: string) =>
    Array.from({ length: 10 }, (_, index) => count(`${lesson}-${index + 1}`, RIGHT.text)).join('')
  const files = {
    'course.md': page({ title: 'Garden', description: 'How to.', difficulty: 'BEGINNER' }, 'Welcome.'),
    'config.json': topic(COURSE, PAYS),
    '01-soil/module.md': page({ title: 'Soil', description: 'What it is.' }, ''),
    '01-soil/01-clay.md': page({ title: 'Clay', minutes: 5 }, '## Clay\n\nIt is heavy.'),
    '01-soil/01-clay.tasks.yaml': tasks('clay'),
    '01-soil/02-sand.md': page({ title: 'Sand', minutes: 7 }, 'It is light.'),
    '01-soil/02-sand.tasks.yaml': tasks('sand'),
  }
  for (const [file, text] of Object.entries(files)) {
    const path = join(contentDir, COURSE, file)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  }
}
