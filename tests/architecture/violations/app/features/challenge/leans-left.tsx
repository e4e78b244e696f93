// breaks: architecture/layout-is-logical
export function Broken() {
  return <p className="font-bold md:-ml-2" />
}
