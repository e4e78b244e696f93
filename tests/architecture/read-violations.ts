import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { checks } from './checks.ts'
import { readSourceTree } from './source-tree.ts'
import { tooLong } from './too-long.ts'

const Report = z.object({
  diagnostics: z.array(z.object({ code: z.string().optional(), message: z.string(), filename: z.string() })),
})

/** Rules by file, as `plugin/rule`. */
export type RulesByFile = ReadonlyMap<string, readonly string[]>

/** Copies the deliberate violations to an empty folder, where the project's own lint rules hold. */
export function copyViolations(project: string, folder: string): void {
  cpSync(join(project, 'tests/architecture/violations'), folder, { recursive: true })
  for (const file of ['.oxlintrc.json', 'tsconfig.json', 'package.json']) {
    cpSync(join(project, file), join(folder, file))
  }
  for (const [path, text] of Object.entries(tooLong)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'))
}

/** What each file says that it breaks, on its first line: `// breaks: plugin/rule, plugin/rule`. */
export function readDeclared(folder: string): RulesByFile {
  const paths = readdirSync(join(folder, 'app'), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  return new Map(
    paths.map((path) => {
      const [first = ''] = readFileSync(join(folder, path), 'utf8').split('\n')
      const rules = /^\/\/ breaks: (.+)$/.exec(first)?.[1]
      return [path, rules?.split(', ').toSorted() ?? []]
    }),
  )
}

/** What lint and the architecture's checks report. */
export async function readReported(project: string, folder: string): Promise<RulesByFile> {
  const found = Object.values(checks).flatMap((check) => check(readSourceTree(folder)))
  const reported = [...found, ...(await lint(project, folder))]
  const paths = new Set(reported.map(({ path }) => path))
  const rulesOf = (wanted: string) => reported.filter(({ path }) => path === wanted).map(({ rule }) => rule)
  return new Map([...paths].map((path) => [path, [...new Set(rulesOf(path))].toSorted()]))
}

async function lint(
  project: string,
  folder: string,
): Promise<{ readonly path: string; readonly rule: string }[]> {
  const oxlint = join(project, 'node_modules/.bin/oxlint')
  const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 }
  // It exits with 1 because there are violations; a report that does not parse is the failure to see.
  const text = await promisify(execFile)(oxlint, ['--format', 'json', 'app'], options).then(
    ({ stdout }) => stdout,
    (error: unknown) => z.object({ stdout: z.string() }).parse(error).stdout,
  )
  return Report.parse(JSON.parse(text)).diagnostics.map(({ code, message, filename }) => ({
    path: filename,
    rule:
      code?.replace(/^(.+)\((.+)\)$/, '$1/$2') ?? message.replace(/^Unused .*/, 'oxlint/unused-directive'),
  }))
}
