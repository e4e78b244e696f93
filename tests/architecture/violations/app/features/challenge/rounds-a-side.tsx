// breaks: architecture/layout-is-logical
export function Broken({ look }: { readonly look: string }) {
  return <p className={`rounded-tl-md ${look}`} />
}
