// breaks: eslint/no-restricted-imports
/** Breaks. */
export const broken = async (): Promise<unknown> => import('#app/data/replica.server.ts')
