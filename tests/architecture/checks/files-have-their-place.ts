import type { Check, Problem } from '../source-tree.ts'

const FOLDERS = /^(routes|features|data|server|offline|ui|words|kernel)$/
const AT_THE_ROOT =
  /^(root\.tsx|entry\.(client|server)\.tsx|(env\.server|entries|routes|load-context)\.ts|.+\.(css|d\.ts|test\.tsx?))$/
/** Names that say nothing of what is inside, alone or as the last word; a service worker is a thing of its own. */
const EMPTY_NAME = /(^|-)(utils?|helpers?|services?|managers?|common|misc|index)$/

/** `app/` holds the folders and files of the design; a slice has the name of a schema file; names say what is inside. */
export const filesHaveTheirPlace: Check = ({ appPaths, contexts }) =>
  appPaths.flatMap((path): Problem[] => {
    const message = objection(path, contexts)
    return message ? [{ rule: 'architecture/files-have-their-place', path, line: 1, message }] : []
  })

function objection(path: string, contexts: readonly string[]): string | null {
  const [, top = '', slice, ...rest] = path.split('/')
  if (path.split('/').some((name) => EMPTY_NAME.test(stem(name)))) return 'name it for the one thing it does'
  const isKnown = slice === undefined ? AT_THE_ROOT.test(top) : FOLDERS.test(top)
  if (!isKnown) return 'app/ holds the folders and files that the design names'
  if (top !== 'features') return null
  const isSlice = rest.length > 0 && contexts.includes(slice ?? '')
  return isSlice ? null : 'a slice is a folder with the name of a file of prisma/schema'
}

/** `find-user.server.ts` → `find-user`. */
function stem(name: string): string {
  return name.replace(/\..*$/, '')
}
