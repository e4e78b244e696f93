// breaks: import/no-default-export
export default function broken(): number {
  return 1
}
