import { useSyncExternalStore } from 'react'

/** Whether the key / opens the search in this browser, and how to change that. */
export function useSlashSetting(): readonly [boolean, (isOn: boolean) => void] {
  const isOn = useSyncExternalStore(subscribe, readSetting, () => false)
  return [isOn, keepSetting]
}

const NAME = 'search-slash'
const listeners = new Set<() => void>()
/** Where the browser keeps nothing, it holds as long as the page does. */
let chosen: boolean | null = null

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function readSetting(): boolean {
  if (chosen !== null) return chosen
  try {
    return localStorage.getItem(NAME) !== 'off'
  } catch {
    return true
  }
}

function keepSetting(isOn: boolean): void {
  chosen = isOn
  try {
    localStorage.setItem(NAME, isOn ? 'on' : 'off')
  } catch {
    // Not kept, then: it holds until the page is left.
  }
  for (const listener of listeners) listener()
}
