/**
 * The posted fields of these names. Whatever else was sent is left out, because the names of fields are paths to the
 * form library: `x[100000000]` would make an array of that length.
 */
export async function readForm(request: Request, names: readonly string[]): Promise<FormData> {
  const posted = await request.clone().formData()
  const form = new FormData()
  for (const name of names) {
    const value = posted.get(name)
    if (typeof value === 'string') form.set(name, value)
  }
  return form
}
