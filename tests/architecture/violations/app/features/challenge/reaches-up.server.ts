// breaks: import/no-relative-parent-imports
import { renameUser } from '../user/rename-user.server.ts'

/** Breaks. */
export const broken = renameUser
