// breaks: unicorn/filename-case
export const broken = 1
