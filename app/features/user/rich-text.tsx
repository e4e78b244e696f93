import { Link, type LinkProps } from '@remix-run/react'
import type { ReactNode } from 'react'

/** For a message's `<link>…</link>`: leads somewhere. */
export function linkTo(to: LinkProps['to']): (chunks: ReactNode) => ReactNode {
  return (chunks) => (
    <Link to={to} className="text-accent underline">
      {chunks}
    </Link>
  )
}

/** For a message's `<email></email>`: an address, which may be long, and is read from left to right. */
export function addressOf(email: string): () => ReactNode {
  return () => <bdi className="font-semibold wrap-anywhere">{email}</bdi>
}

/** For a message's `<code>…</code>`. */
export function inCode(chunks: ReactNode): ReactNode {
  return <code>{chunks}</code>
}
