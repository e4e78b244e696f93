/** Hedgeschool's mark: a hedge with an open book for a gate. */
export function Mark({ className = '' }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className} fill="none">
      <path
        d="M3 26V15a5 5 0 0 1 5-5 6 6 0 0 1 8-4 6 6 0 0 1 8 4 5 5 0 0 1 5 5v11Z"
        fill="currentColor"
        className="text-accent"
      />
      <path
        d="M16 17c-2-2-5-2-7-1.5V26c2-.5 5-.5 7 1.5 2-2 5-2 7-1.5V15.5c-2-.5-5-.5-7 1.5Z"
        className="fill-raised"
      />
      <path d="M16 17v10.5" stroke="currentColor" strokeWidth="1.5" className="text-accent" />
    </svg>
  )
}
