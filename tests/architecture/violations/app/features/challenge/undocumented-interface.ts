// breaks: architecture/exports-are-documented
export interface Broken {
  readonly id: string
}
