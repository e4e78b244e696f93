// breaks: jsx-a11y/alt-text
export function Broken() {
  return <img src="/x.png" />
}
