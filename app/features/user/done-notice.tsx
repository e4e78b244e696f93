import { useLocation } from '@remix-run/react'
import { useEffect, useRef, type ReactNode } from 'react'
import { Notice } from '#app/ui/notice.tsx'

/**
 * That something was done, by a form or a script of this page. It takes the focus, as the form that had it may be gone, and
 * is read out by that.
 */
export function DoneNotice({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  // Another one each time that a form is sent.
  const { key } = useLocation()
  useEffect(() => place.current?.focus(), [key])
  return (
    <div ref={place} tabIndex={-1} className="rounded-control">
      <Notice tone="good" isAnnounced={false}>
        {children}
      </Notice>
    </div>
  )
}
