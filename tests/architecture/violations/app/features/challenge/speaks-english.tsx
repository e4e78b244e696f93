// breaks: architecture/words-are-in-the-catalog
export function Broken({ isWon }: { readonly isWon: boolean }) {
  return <p className="ms-2">{isWon ? 'Won' : ''}</p>
}
