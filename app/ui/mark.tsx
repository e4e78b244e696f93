/** Hedgeschool's mark: a hedge of leaves over an open book. */
export function Mark({ className = '' }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className} fill="none">
      <path
        d="M2 19v-5a5 5 0 0 1 5-5h1V8a6 6 0 0 1 6-6h0a6 6 0 0 1 6 6v1h0a5 5 0 0 1 5-5h0a5 5 0 0 1 5 5v10Z"
        className="fill-accent"
      />
      <path
        d="M16 17c-3-3-9-3.5-14-2v13c5-1.500 11-1 14 2 3-3 9-3.500 14-2V15c-5-1.500-11-1-14 2Z"
        className="fill-raised stroke-accent"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <path d="M16 17v13" className="stroke-accent" strokeWidth="2" />
    </svg>
  )
}
