import type { ReactNode } from 'react'

/** The column that a page stands in. `narrow` is for reading and for forms. */
export function Page({
  width = 'wide',
  children,
}: {
  readonly width?: 'wide' | 'narrow'
  readonly children: ReactNode
}) {
  return (
    <div className={`mx-auto w-full px-4 py-8 sm:py-12 ${width === 'wide' ? 'max-w-site' : 'max-w-reading'}`}>
      {children}
    </div>
  )
}

/** The page's name, with a line below it where it needs one. */
export function PageTitle({ title, lead, lang }: PageTitleProps) {
  return (
    <div className="mb-8 space-y-3" lang={lang}>
      <h1 className="text-title font-bold wrap-anywhere">
        <bdi>{title}</bdi>
      </h1>
      {lead && <p className="max-w-reading text-lg text-muted">{lead}</p>}
    </div>
  )
}

interface PageTitleProps {
  readonly title: string
  readonly lead?: string | undefined
  /** Of the words, where it may be another than the page's. */
  readonly lang?: string
}
