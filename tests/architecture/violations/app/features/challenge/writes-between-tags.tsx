// breaks: architecture/words-are-in-the-catalog
export function Broken() {
  return <p>2 challenges</p>
}
