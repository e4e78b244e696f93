import { createContext, useContext } from 'react'
import { findLocale, LOCALES, type Locale } from './locale.ts'
import type { Slice } from './slice.ts'
import { wordsOf, type Words } from './words.ts'

const LocaleContext = createContext<Locale>(LOCALES[0])

/** Says in which language everything below it speaks. */
export const LocaleProvider = LocaleContext.Provider

/** The language of the page. */
export function useLocale(): Locale {
  return useContext(LocaleContext)
}

/** The texts of a slice in the language of the page. */
export function useWords<From extends Slice>(slice: From): Words<From> {
  return wordsOf(slice, useLocale())
}

/** The language of the page, in a browser, for what is no component. */
export function documentLocale(): Locale {
  return findLocale(document.documentElement.lang) ?? LOCALES[0]
}
