import type { ReactNode } from 'react'
import { HOUR_MS } from '#app/kernel/time.ts'

/** A box. */
export function Card({ children }: { readonly children: ReactNode }) {
  return <div title={String(HOUR_MS)}>{children}</div>
}
