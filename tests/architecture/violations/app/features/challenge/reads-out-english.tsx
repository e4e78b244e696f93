// breaks: architecture/words-are-in-the-catalog
export function Broken({ name }: { readonly name: string }) {
  return <section aria-label={`Challenge ${name}`} />
}
