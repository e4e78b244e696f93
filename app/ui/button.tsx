import { Link, type LinkProps } from '@remix-run/react'
import type { ButtonHTMLAttributes } from 'react'

type Look = 'primary' | 'secondary' | 'quiet'

/** A button, 44 px high at least. */
export function Button({ look = 'primary', className = '', ...rest }: ButtonProps) {
  return <button type="submit" {...rest} className={`${SHAPE} ${LOOKS[look]} ${className}`} />
}

/** A link that looks like a button, for going somewhere. */
export function ButtonLink({
  look = 'primary',
  className = '',
  ...rest
}: LinkProps & { readonly look?: Look }) {
  return <Link {...rest} className={`${SHAPE} ${LOOKS[look]} ${className}`} />
}

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { readonly look?: Look }

const SHAPE =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-control py-2 font-semibold ' +
  'transition-colors motion-reduce:transition-none disabled:opacity-60'

const LOOKS: Record<Look, string> = {
  primary: 'px-5 bg-accent text-on-accent hover:bg-accent-strong',
  secondary: 'px-5 border border-line-strong bg-raised text-ink hover:border-accent hover:text-accent',
  quiet: 'px-2 text-accent underline-offset-4 hover:underline',
}
