/** What became of a form about keys, for the page that shows it. */
export type ApiKeyResult =
  /** `key`: the whole of it, shown this once. */
  | { readonly kind: 'created'; readonly name: string; readonly key: string }
  | { readonly kind: 'revoked' }
  /** What was typed stays where it was. */
  | { readonly kind: 'invalid'; readonly errors: ApiKeyErrors; readonly typed: TypedApiKey }
  | { readonly kind: 'refused'; readonly message: string; readonly typed: TypedApiKey | null }

/** Messages beside the fields of the form that makes a key. */
export interface ApiKeyErrors {
  readonly name?: readonly string[] | undefined
  readonly scopes?: readonly string[] | undefined
}

/** That form as it was sent. */
export interface TypedApiKey {
  readonly name: string
  readonly scopes: readonly string[]
}

/** Where that form stands as it was typed: for who has to go elsewhere first. */
export function typedAddress({ name, scopes }: TypedApiKey): string {
  const search = new URLSearchParams([['name', name], ...scopes.map((scope) => ['scopes', scope])])
  return `/settings/api-keys?${search}`
}

/** What such an address says was typed; nothing in any other. */
export function readTyped(search: URLSearchParams): TypedApiKey {
  return { name: search.get('name') ?? '', scopes: search.getAll('scopes') }
}
