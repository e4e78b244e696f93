// breaks: architecture/slices-keep-their-distance
/** Breaks. */
export const broken = async (): Promise<unknown> => import('#app/features/user/rename-user.server.ts')
