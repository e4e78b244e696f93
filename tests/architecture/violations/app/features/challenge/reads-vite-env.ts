// breaks: architecture/one-reads-the-environment
export const broken = (): unknown => import.meta.env
