// breaks: oxc/no-barrel-file
export * from './cycle-a.ts'
