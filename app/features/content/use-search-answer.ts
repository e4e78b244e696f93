import { useEffect, useState } from 'react'
import { NOTHING_FOUND, type SearchAnswer } from './rules/search-answer.ts'

/** What is known while somebody types. */
export interface TypedSearch {
  /** The answer to `text`; while another is awaited, the one before it. */
  readonly answer: SearchAnswer
  /** Whether `answer` is to what is typed now. */
  readonly isSettled: boolean
  /** Whether the server could not be asked. */
  readonly isUnavailable: boolean
}

/** Asks the server about a text as it is typed; an answer that comes after the next question is dropped. */
export function useSearchAnswer(text: string): TypedSearch {
  const wanted = text.trim()
  const [known, setKnown] = useState({ text: '', answer: NOTHING_FOUND, isUnavailable: false })
  useEffect(() => {
    if (wanted === '') return
    const stop = new AbortController()
    const ask = async (): Promise<void> => {
      const answer = await fetchAnswer(wanted, stop.signal)
      if (stop.signal.aborted) return
      setKnown({ text: wanted, answer: answer ?? NOTHING_FOUND, isUnavailable: answer === null })
    }
    const timer = setTimeout(() => void ask(), PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [wanted])
  if (wanted === '') return { answer: NOTHING_FOUND, isSettled: true, isUnavailable: false }
  return { ...known, isSettled: known.text === wanted }
}

/** Null when there is none to be had. */
async function fetchAnswer(text: string, signal: AbortSignal): Promise<SearchAnswer | null> {
  try {
    const response = await fetch(`/search.json?${new URLSearchParams({ q: text })}`, { signal })
    // cast: the server's own words, of this release or of one beside it.
    return response.ok ? ((await response.json()) as SearchAnswer) : null
  } catch {
    return null
  }
}

/** How long the typing has to rest before the server is asked, in milliseconds. */
const PAUSE_MS = 80
