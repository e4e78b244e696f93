import { readDefinitions, visitMarkdown } from '#app/features/content/load/rendering/markdown-tree.ts'
import { parseMarkdown } from '#app/features/content/load/rendering/parse-markdown.ts'
import type { MarkdownProblem } from '#app/features/content/load/rendering/render-markdown.server.ts'

/**
 * The addresses that courses make: `/courses`, `/courses/<course>`, `/courses/<course>/lessons/<lesson>`, each with how to
 * list the ids on it that a link may lead to; null while they are not known.
 */
export type SiteAddresses = ReadonlyMap<string, () => ReadonlySet<string> | null>

/**
 * Looks after every link in a text. Pages of courses have to be there, with the part that the link names; of other sites
 * only the form is looked at.
 *
 * @param address of the page that shows the text; null for a text that several pages show
 */
export function listBrokenLinks(
  markdown: string,
  addresses: SiteAddresses,
  address: string | null,
): MarkdownProblem[] {
  return listLinks(markdown).flatMap(({ url, line }) => {
    const message = objectToLink(url, addresses, address)
    return message === null ? [] : [{ line, message: `the link ${url} ${message}` }]
  })
}

function listLinks(markdown: string): { readonly url: string; readonly line: number }[] {
  const root = parseMarkdown(markdown)
  const definitions = readDefinitions(root)
  const links: { url: string; line: number }[] = []
  visitMarkdown(root, (node) => {
    const url =
      node.type === 'link'
        ? node.url
        : node.type === 'linkReference'
          ? definitions.get(node.identifier)?.url
          : undefined
    if (url !== undefined)
      links.push({ url, line: 'position' in node ? (node.position?.start.line ?? 1) : 1 })
  })
  return links
}

/** Null for a link that leads somewhere. */
function objectToLink(url: string, addresses: SiteAddresses, address: string | null): string | null {
  if (url === '') return 'leads nowhere'
  if (/^mailto:/i.test(url))
    return /^mailto:[^@\s]+@[^@\s]+\.[^@\s]+$/i.test(url) ? null : 'is no address of mail'
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) return isWellFormed(url) ? null : 'is no address of a page'
  if (address === null && !url.startsWith('/')) {
    return 'has to begin with / or https:, as a task is shown on several pages'
  }
  const target = new URL(url, `${HERE}${address ?? '/'}`)
  const path = target.pathname.replace(/(?<=.)\/$/, '')
  if (path !== '/courses' && !path.startsWith('/courses/')) {
    return url.startsWith('/') ? null : 'leads out of the courses: begin it with /'
  }
  const listIds = addresses.get(path)
  if (!listIds) return `leads to ${path}, which is not there${suggest(path, addresses)}`
  const id = decode(target.hash.slice(1))
  const ids = id === '' ? null : listIds()
  if (ids === null || ids.has(id)) return null
  const prefixed = `section-${id}`
  return `names no part of that page${ids.has(prefixed) ? `: write #${prefixed}` : ''}`
}

function isWellFormed(url: string): boolean {
  return URL.canParse(url, HERE) && /^[^.]+(\.[^.]+)+$/.test(new URL(url, HERE).hostname)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Who writes the name of a file means its page. */
function suggest(path: string, addresses: SiteAddresses): string {
  const name = /(?:^|\/)(?:\d+-)?([^/]*?)(?:\.md)?$/.exec(path)?.[1] ?? ''
  const [meant] = [...addresses.keys()].filter((known) => name !== '' && known.endsWith(`/${name}`))
  return meant === undefined ? '' : `; is ${meant} meant?`
}

const HERE = 'https://here.invalid'
