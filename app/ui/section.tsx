import type { ReactNode } from 'react'

/** A part of a page, under a heading that names it. */
export function Section({ id, title, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="space-y-4">
      <h2 id={id} className="text-2xl font-bold">
        {title}
      </h2>
      {children}
    </section>
  )
}

interface SectionProps {
  /** Of the heading, for links to it. */
  readonly id: string
  readonly title: string
  readonly children: ReactNode
}
