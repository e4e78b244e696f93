/** A person's picture, or their first letter on a leaf. For the eye only: the name stands beside it. */
export function Avatar({ name, imageUrl, className = 'size-10' }: AvatarProps) {
  if (imageUrl !== null) {
    return (
      <img
        src={imageUrl}
        alt=""
        width={64}
        height={64}
        className={`rounded-full object-cover ${className}`}
      />
    )
  }
  const [letter = ''] = name.trim()
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <path d="M0 0h16a16 16 0 0 1 16 16v16H16A16 16 0 0 1 0 16Z" className="fill-accent-soft" />
      <text x="16" y="22" textAnchor="middle" className="fill-accent font-serif text-base font-bold">
        {letter.toLocaleUpperCase()}
      </text>
    </svg>
  )
}

interface AvatarProps {
  readonly name: string
  /** Null for none. */
  readonly imageUrl: string | null
  readonly className?: string
}
