import { Link } from '@remix-run/react'
import { ArrowLeft } from 'lucide-react'

/** The way back up, above a page's title. */
export function BackLink({ to, children }: { readonly to: string; readonly children: string }) {
  return (
    <Link
      to={to}
      className="-mt-4 mb-2 inline-flex min-h-11 items-center gap-2 text-accent underline-offset-4 hover:underline"
    >
      <ArrowLeft aria-hidden="true" className="size-4 rtl:-scale-x-100" /> {children}
    </Link>
  )
}
