import type { TextPiece } from './rules/marked-text.ts'

/** A text in which what was searched for is marked. */
export function MarkedWords({ pieces }: { readonly pieces: readonly TextPiece[] }) {
  return pieces.map(({ text, isMatch }, index) =>
    isMatch ? (
      <mark key={index} className="text-ink">
        {text}
      </mark>
    ) : (
      <span key={index}>{text}</span>
    ),
  )
}
