import { createContext, useContext } from 'react'
import { findLocale, LOCALES, type Locale } from './locale.ts'
import type { Slice } from './slice.ts'
import type { WordsGate } from './words-gate.ts'
import { wordsOf, type Words } from './words.ts'

const LocaleContext = createContext<Locale>(LOCALES[0])

/** Says in which language everything below it speaks. */
export const LocaleProvider = LocaleContext.Provider

/** The language of the page. */
export function useLocale(): Locale {
  return useContext(LocaleContext)
}

/** How words that are missing are waited for; where all are known from the start, as on the server, they are not. */
export const WordsGateContext = createContext<WordsGate>(() => null)

/**
 * Holds a page back until its words are known, for what stands around every page: React goes on showing the page before
 * it, since Remix changes pages in a transition.
 */
export function useWordsGate(): void {
  const underWay = useContext(WordsGateContext)()
  // oxlint-disable-next-line typescript/only-throw-error -- it is how React 18 is told to wait
  if (underWay) throw underWay
}

/** The texts of a slice in the language of the page. */
export function useWords<From extends Slice>(slice: From): Words<From> {
  return wordsOf(slice, useLocale())
}

/** The language of the page, in a browser, for what is no component. */
export function documentLocale(): Locale {
  return findLocale(document.documentElement.lang) ?? LOCALES[0]
}
