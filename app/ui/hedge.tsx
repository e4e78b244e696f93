/** A hedge in leaf, with an open book for a gate: the picture of the house. For the eye only. */
export function Hedge({ className = '' }: { readonly className?: string }) {
  return (
    <div
      aria-hidden="true"
      className={`aspect-[384/204] bg-(image:--hedge) bg-contain bg-center bg-no-repeat ${className}`}
    />
  )
}

/** A row of leaves, low, to stand on an edge. For the eye only. */
export function HedgeRow({ className = '' }: { readonly className?: string }) {
  return <div aria-hidden="true" className={`h-6 w-full bg-(image:--hedge-row) bg-repeat-x ${className}`} />
}
