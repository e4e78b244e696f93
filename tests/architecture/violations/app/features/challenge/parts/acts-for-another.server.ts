// breaks: architecture/slices-keep-their-distance
import { renameUser } from '#app/features/user/rename-user.server.ts'

/** Breaks: lint cannot see whose sub-folder this is. */
export const broken = renameUser
