// breaks: react/no-danger
export function Broken({ html }: { readonly html: string }) {
  return <div dangerouslySetInnerHTML={{ __html: html }} />
}
