import type { Locale } from './locale.ts'
import { definedSlices, type MessageTree } from './slice.ts'
import { keepCatalog, knowsSlice } from './words.ts'

/**
 * Fetches the words that a page's modules have come without. To be asked before a page is shown: null where nothing is
 * under way, else what ends as soon as the words are known, or cannot be had.
 */
export type WordsGate = () => Promise<unknown> | null

/**
 * For browsers: English comes with the code, another language is fetched slice by slice, as modules that use a slice come.
 * What cannot be fetched, not at a second try either, is said in English.
 */
export function openWordsGate(locale: Locale): WordsGate {
  const asked = new Set<string>()
  const coming = new Map<string, Promise<void>>()
  return () => {
    for (const name of missingSlices(locale)) {
      if (asked.has(name)) continue
      asked.add(name)
      const loaded = loadSlice(locale, name).finally(() => coming.delete(name))
      coming.set(name, loaded)
    }
    return coming.size === 0 ? null : Promise.all(coming.values())
  }
}

/** The names of the imported slices whose messages in a language are not known. */
export function missingSlices(locale: Locale): string[] {
  return [...definedSlices()].filter((name) => !knowsSlice(locale, name))
}

async function loadSlice(locale: Locale, name: string): Promise<void> {
  const load = translations[`./${locale}/${name}.ts`]
  const module = await load?.()
    .catch((error: unknown) => loadAgain(error, load))
    .catch(() => null)
  const [messages] = Object.values(module ?? {})
  if (messages) keepCatalog(locale, { [name]: messages })
}

/**
 * A browser may never ask again for an address that has failed as a module; Chromium, which does so, names it in its error.
 * Source: https://github.com/whatwg/html/issues/6768.
 */
function loadAgain(error: unknown, load: () => Promise<Translation>): Promise<Translation> {
  const address = /https?:\S+\.js$/.exec(String(error))?.[0]
  // cast: the same file once more.
  return address ? (import(/* @vite-ignore */ `${address}?again`) as Promise<Translation>) : load()
}

/** The messages of a slice are all that their file exports. */
type Translation = Readonly<Record<string, MessageTree>>

const translations = import.meta.glob<Translation>(['./de/*.ts', '!./de/catalog.ts'])
