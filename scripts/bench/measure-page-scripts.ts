import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright'
import { PROJECT_DIR } from '#app/server/project.ts'
import { LESSON_PATH, type PagesSchool } from './pages-school.ts'
import { openMeasuredPage } from './throttled-page.ts'

/** The scripts that a page has loaded by the time its browser is idle. */
export interface PageScripts {
  readonly name: string
  readonly locale: string
  /** Gzipped, together. */
  readonly bytes: number
  /** How much more than an empty page of the framework may be loaded; null where there is no aim. */
  readonly aimBytes: number | null
  readonly files: readonly ScriptFile[]
}

/** One of them. */
export interface ScriptFile {
  readonly name: string
  /** Gzipped. */
  readonly bytes: number
}

/** All of an empty page of this version of Remix with the same flags, gzipped. */
export const FRAME_BYTES = 86_000

/** Opens each page in Chromium with an empty cache, in both languages, and adds up what it loads. */
export async function measurePageScripts(browser: Browser, school: PagesSchool): Promise<PageScripts[]> {
  const measured: PageScripts[] = []
  for (const page of listPages(school)) {
    for (const locale of ['en-GB', 'de-DE']) {
      const files = await listLoaded(browser, school, { ...page, locale })
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
      measured.push({ name: page.name, locale: locale.slice(0, 2), bytes, aimBytes: page.aimBytes, files })
    }
  }
  return measured
}

interface ScriptedPage {
  readonly name: string
  readonly path: string
  readonly isSignedIn: boolean
  readonly aimBytes: number | null
}

function listPages({ practicePath }: PagesSchool): ScriptedPage[] {
  return [
    { name: 'home, signed out', path: '/', isSignedIn: false, aimBytes: 25_000 },
    { name: 'catalog, signed out', path: '/courses', isSignedIn: false, aimBytes: null },
    { name: 'lesson', path: LESSON_PATH, isSignedIn: true, aimBytes: 50_000 },
    { name: 'dashboard', path: '/dashboard', isSignedIn: true, aimBytes: null },
    { name: 'practice', path: practicePath, isSignedIn: true, aimBytes: null },
  ]
}

/** By what comes over the network, whatever asked for it: the page, a module, or an import on the way. */
async function listLoaded(
  browser: Browser,
  school: PagesSchool,
  { path, isSignedIn, locale }: ScriptedPage & { readonly locale: string },
): Promise<ScriptFile[]> {
  const { page, close } = await openMeasuredPage(browser, school, { isSignedIn, locale })
  const paths = new Set<string>()
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (pathname.endsWith('.js')) paths.add(pathname)
  })
  await page.goto(path, { waitUntil: 'networkidle' })
  await close()
  return Promise.all([...paths].map(weigh))
}

/** As it is served, compressed as hard as gzip can. */
async function weigh(pathname: string): Promise<ScriptFile> {
  const content = await readFile(join(PROJECT_DIR, 'build/client', pathname))
  const name = pathname.replace(/^\/assets\//, '')
  return { name, bytes: gzipSync(content, { level: 9 }).length }
}
