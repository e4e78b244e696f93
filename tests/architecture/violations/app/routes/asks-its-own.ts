// breaks: architecture/routes-authorise-first
const requireNothing = (): string => 'anyone'

export const loader = (): string => requireNothing()
