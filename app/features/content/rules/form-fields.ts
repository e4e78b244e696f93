import type { FormFields } from './task-type.ts'

/**
 * The text fields of a posted form, each with its values in order; files are left out.
 *
 * @param entries a `FormData`, or its entries
 */
export function toFormFields(entries: Iterable<readonly [string, unknown]>): FormFields {
  const fields = new Map<string, string[]>()
  for (const [name, value] of entries) {
    if (typeof value !== 'string') continue
    const values = fields.get(name)
    if (values) values.push(value)
    else fields.set(name, [value])
  }
  // Unlike an assignment, this is safe with names such as `__proto__`.
  return Object.fromEntries(fields)
}
