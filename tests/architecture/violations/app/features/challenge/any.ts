// breaks: typescript/no-explicit-any, typescript/no-unsafe-member-access, typescript/no-unsafe-return
export const broken = (x: any): string => x.y
