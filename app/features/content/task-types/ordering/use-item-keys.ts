import { useEffect, useRef, type RefObject } from 'react'

/** Has Alt and an arrow move the item that has the focus, or that the focus is in. */
export function useItemKeys(list: RefObject<HTMLElement>, move: (from: number, to: number) => void): void {
  const now = useRef(move)
  useEffect(() => {
    now.current = move
  })
  useEffect(() => {
    const element = list.current
    const onKeyDown = (event: KeyboardEvent): void => {
      const by = STEPS.get(event.key)
      const from = [...(element?.children ?? [])].findIndex((item) => item.contains(document.activeElement))
      if (by === undefined || from === -1 || !event.altKey || element?.closest('fieldset:disabled')) return
      event.preventDefault()
      now.current(from, from + by)
    }
    element?.addEventListener('keydown', onKeyDown)
    return () => element?.removeEventListener('keydown', onKeyDown)
  }, [list])
}

const STEPS: ReadonlyMap<string, number> = new Map([
  ['ArrowUp', -1],
  ['ArrowDown', 1],
])
