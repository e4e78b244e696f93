import type { Plugin, Rollup } from 'vite'

/**
 * For what browsers load: what pages share comes in a few files. Left to itself, the bundler makes a file for each set of
 * pages that share a module, which is dozens of a few hundred bytes. What is in no group is left to it.
 *
 * @param groups by name, the ends of the paths of modules that come in one file, with all that they import but what is in
 *   a group before theirs; the packages of the first group have a file of their own, which stays when we change
 */
export function groupChunks(groups: Readonly<Record<string, readonly string[]>>): Plugin {
  return {
    name: 'group-chunks',
    apply: 'build',
    config: (_, { isSsrBuild }) =>
      isSsrBuild ? {} : { build: { rollupOptions: { output: groupOutput(groups) } } },
  }
}

function groupOutput(groups: Readonly<Record<string, readonly string[]>>): Rollup.OutputOptions {
  let reached: readonly (readonly [string, ReadonlySet<string>])[] | null = null
  return {
    // oxlint-disable-next-line typescript/no-deprecated -- Rollup 5 will do so unasked
    onlyExplicitManualChunks: true,
    manualChunks(id, graph) {
      reached ??= Object.entries(groups).map(([name, roots]) => [name, listReached(roots, graph)])
      const [group] = reached.find(([, ids]) => ids.has(id)) ?? []
      if (group === undefined || graph.getModuleInfo(id)?.isEntry) return null
      return /node_modules|commonjsHelpers/.test(id) && group === Object.keys(groups)[0] ? 'packages' : group
    },
  }
}

/** All that is imported by the roots, and by that in turn. Of the icons, which come by way of a list of all, those by name. */
function listReached(
  roots: readonly string[],
  { getModuleIds, getModuleInfo }: Rollup.ManualChunkMeta,
): ReadonlySet<string> {
  const reached = new Set([...getModuleIds()].filter((id) => roots.some((root) => id.endsWith(`/${root}`))))
  for (const id of reached) {
    const { importedIds = [], code = null } = getModuleInfo(id) ?? {}
    for (const imported of importedIds) {
      const list = ICON_LIST.test(imported) ? getModuleInfo(imported) : null
      const next = list ? findIcons(code ?? '', list) : [imported]
      for (const each of next) reached.add(each)
    }
  }
  return reached
}

const ICON_LIST = /\/node_modules\/lucide-react\/dist\/esm\/lucide-react\.m?js$/

/** The modules of the icons that some code imports from the list, which says `export { default as House, … } from './icons/house.mjs'`. */
function findIcons(code: string, { code: list, importedIds }: Rollup.ModuleInfo): string[] {
  const imports = /import\s*\{([^}]*)\}\s*from\s*['"]lucide-react['"]/g
  const names = [...code.matchAll(imports)].flatMap(([, named = '']) =>
    named.split(',').map((one) => one.trim().split(' ')[0] ?? ''),
  )
  return names.filter(Boolean).flatMap((name) => {
    const file = new RegExp(`\\bdefault as ${name}\\b[^}]*\\} from '\\./([^']+)'`).exec(list ?? '')?.[1]
    return importedIds.filter((id) => file !== undefined && id.endsWith(`/${file}`))
  })
}
