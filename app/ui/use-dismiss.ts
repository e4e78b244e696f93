import { useLocation } from '@remix-run/react'
import { useEffect, useRef, type RefObject } from 'react'

/** Closes a `<details>` that hangs over the page: by Escape, by a press or the focus elsewhere, and on another page. */
export function useDismiss<Element extends HTMLDetailsElement>(): RefObject<Element> {
  const menu = useRef<Element>(null)
  const { key } = useLocation()
  const shownKey = useRef(key)

  useEffect(() => {
    // What was opened before the scripts came stays open.
    if (shownKey.current === key) return
    shownKey.current = key
    if (menu.current) menu.current.open = false
  }, [key])

  useEffect(() => {
    const closeOnKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !menu.current?.open) return
      menu.current.open = false
      menu.current.querySelector('summary')?.focus()
    }
    const closeElsewhere = (event: Event) => {
      if (event.target instanceof Node && !menu.current?.contains(event.target) && menu.current) {
        menu.current.open = false
      }
    }
    document.addEventListener('keydown', closeOnKey)
    document.addEventListener('pointerdown', closeElsewhere)
    document.addEventListener('focusin', closeElsewhere)
    return () => {
      document.removeEventListener('keydown', closeOnKey)
      document.removeEventListener('pointerdown', closeElsewhere)
      document.removeEventListener('focusin', closeElsewhere)
    }
  }, [])

  return menu
}
