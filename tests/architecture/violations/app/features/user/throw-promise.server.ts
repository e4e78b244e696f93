// breaks: typescript/only-throw-error
const redirect = (to: string): Response => new Response(null, { status: 302, headers: { location: to } })
const redirectLater = async (to: string): Promise<Response> => redirect(to)

/** Legal: Remix takes a thrown Response. */
export function legal(): never {
  throw redirect('/login')
}

/** Breaks. */
export function broken(): never {
  throw redirectLater('/login')
}
