// breaks: architecture/names-keep-their-promise
export const isOpen = (): number => 1
