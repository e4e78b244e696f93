// breaks: architecture/layout-is-logical
const LOOKS = { wide: 'text-right' } as const

export function Broken({ id }: { readonly id: string }) {
  return <p className={LOOKS.wide} id={`left-${id}`} />
}
