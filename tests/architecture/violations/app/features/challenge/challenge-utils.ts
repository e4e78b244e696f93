// breaks: architecture/files-have-their-place
export const broken = 1
