import { useEffect } from 'react'
import { opensSearch } from './rules/palette-keys.ts'

/** Listens for the keys that open the search, on every page. */
export function usePaletteKeys(isSlashOn: boolean, open: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return
      const { key, ctrlKey, metaKey, altKey } = event
      const pressed = {
        key,
        hasControl: ctrlKey || metaKey,
        hasAlt: altKey,
        isTyping: isTextField(event.target),
      }
      // Over a page there is one dialog at a time.
      if (!opensSearch(pressed, isSlashOn) || document.querySelector('dialog[open]')) return
      event.preventDefault()
      open()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [isSlashOn, open])
}

function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select')
  )
}
