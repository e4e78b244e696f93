// breaks: eslint/no-restricted-imports, architecture/slices-keep-their-distance
import { renameUser } from '#app/features/user/rename-user.server.ts'

/** Breaks. */
export const broken = renameUser
