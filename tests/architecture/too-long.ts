const statements = (count: number): string => 'n += 1\n'.repeat(count)
const component = (name: string, lines: number): string =>
  `export function ${name}() {\n  let n = 0\n${statements(lines - 4)}  return <p>{n}</p>\n}\n`

/** Violations of the size budgets by one line, made here so that nobody has to scroll through them. */
export const tooLong: Readonly<Record<string, string>> = {
  'app/features/challenge/long-file.ts': `// breaks: eslint/max-lines\n${'// a line\n'.repeat(299)}export const broken = 1\n`,
  'app/features/challenge/long-function.ts': `// breaks: eslint/max-lines-per-function\nexport function broken(): number {\n  let n = 0\n${statements(57)}  return n\n}\n`,
  'app/features/challenge/long-component.tsx': `// breaks: eslint/max-lines-per-function\n${component('Broken', 121)}`,
  'app/features/challenge/full-component.tsx': component('Fine', 120),
  'app/routes/long-route.tsx': `// breaks: eslint/max-lines\n${'// a line\n'.repeat(119)}export const broken = 1\n`,
}
