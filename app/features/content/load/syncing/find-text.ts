import type { ValuePath } from '#app/features/content/load/parsing/located-value.ts'

/** Where a text stands in what was written, white space around it aside; null when it does not. */
export function findText(value: unknown, text: string): ValuePath | null {
  if (typeof value === 'string') return value.trim() === text.trim() ? [] : null
  if (typeof value !== 'object' || value === null) return null
  for (const [key, part] of Object.entries(value)) {
    const path = findText(part, text)
    if (path) return [Array.isArray(value) ? Number(key) : key, ...path]
  }
  return null
}
