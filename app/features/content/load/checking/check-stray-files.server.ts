import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { CourseFolder } from '#app/features/content/load/reading/course-folder.ts'
import type { Finding } from './finding.ts'

/** The files in a course's folder that loading does not look at: who wrote one expects to see it. */
export async function checkStrayFiles(folder: CourseFolder): Promise<Finding[]> {
  const known = new Set([...listRead(folder), ...folder.problems.map(({ file }) => file)])
  const found = await listFiles(folder.path)
  return found
    .filter((file) => !known.has(file))
    .map((file) => {
      const isText = /\.(md|ya?ml)$/.test(file)
      const message = isText
        ? `nobody will see this: lessons and their tasks lie in the folder of a module, such as ${EXAMPLE}`
        : 'nothing uses this file'
      return { file, line: 1, message, severity: isText ? 'error' : 'warning' }
    })
}

const EXAMPLE = '01-first-steps/01-hello.md'

function listRead({ course, config, datasets, assets, modules }: CourseFolder): string[] {
  const sources = [
    course,
    config,
    ...datasets.values(),
    ...modules.flatMap((module) => [
      module.module,
      module.config,
      ...module.lessons.flatMap(({ lesson, tasks }) => [lesson, tasks]),
    ]),
  ]
  return [...sources.flatMap((source) => source?.file ?? []), ...assets.map(({ file }) => file)]
}

/** What is hidden or begins with `_` is not content. */
async function listFiles(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) =>
      relative(path, file)
        .split(/[/\\]/)
        .every((name) => !/^[._]/.test(name)),
    )
    .toSorted()
}
