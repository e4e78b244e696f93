import type { ReactNode } from 'react'

/** One state of a part, under its name. */
export function Specimen({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="space-y-2">
      <p className="font-mono text-sm text-muted">{name}</p>
      {children}
    </div>
  )
}
