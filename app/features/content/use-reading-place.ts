import { useEffect, useState, type RefObject } from 'react'
import type { Heading } from './rules/list-headings.ts'

/**
 * Keeps in this browser at which heading of a lesson its reader is.
 *
 * @returns the heading where they left it last time; null for a new lesson, at its beginning, and until scripts run
 */
export function useReadingPlace(
  text: RefObject<HTMLElement>,
  lessonId: string,
  headings: readonly Heading[],
): Heading | null {
  const [left, setLeft] = useState<Heading | null>(null)

  useEffect(() => {
    const key = `${KEY_START}${lessonId}`
    const kept = readKept(key)
    const isAtStart = window.location.hash === '' && window.scrollY < window.innerHeight / 2
    const place = isAtStart ? headings.slice(1).find(({ id }) => id === kept) : undefined
    let frame = requestAnimationFrame(() => setLeft(place ?? null))
    const note = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => keepPlace(key, findTopmost(text.current)))
    }
    window.addEventListener('scrollend', note, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('scrollend', note)
    }
  }, [text, lessonId, headings])

  return left
}

const KEY_START = 'hs_place:'

/** The id of the last heading that has come up to the upper third of the window; null before the first. */
function findTopmost(text: HTMLElement | null): string | null {
  const above = [...(text?.querySelectorAll('h2[id], h3[id]') ?? [])].filter(
    (heading) => heading.getBoundingClientRect().top < window.innerHeight / 3,
  )
  return above.at(-1)?.id ?? null
}

/** A browser may refuse to keep anything: then there is nothing to come back to. */
function readKept(key: string): string | null {
  try {
    return window.localStorage.getItem(key)
  } catch {
    return null
  }
}

function keepPlace(key: string, headingId: string | null): void {
  try {
    if (headingId === null) window.localStorage.removeItem(key)
    else window.localStorage.setItem(key, headingId)
  } catch {
    // As above.
  }
}
