import { useFetcher, useLocation } from '@remix-run/react'
import type { ToolAnswer, ToolResult } from './rules/tool-result.ts'

/** The fetcher of one such form. */
export type ToolFetcher = ReturnType<typeof useToolFetcher>

/** A form about a lesson that is sent without leaving the page; without JavaScript it comes back to the page. */
export function useToolFetcher(key?: string) {
  const { pathname, search } = useLocation()
  const fetcher = useFetcher<ToolAnswer>(key === undefined ? {} : { key })
  const isBusy = fetcher.state !== 'idle'
  const result: ToolResult | null = isBusy ? null : (fetcher.data?.answered ?? null)
  return {
    Form: fetcher.Form,
    isBusy,
    /** What is being sent; null when nothing is. */
    sent: isBusy ? (fetcher.formData ?? null) : null,
    /** What became of what was sent last; null before that. */
    result,
    /** Path and search of this page. */
    here: `${pathname}${search}`,
  }
}

/** Closes what a form was opened in, once it has done its work, and leaves the focus where it was opened. */
export function closeAround(form: HTMLFormElement | null): void {
  const details = form?.closest('details')
  if (!details) return
  details.open = false
  details.querySelector('summary')?.focus()
}
