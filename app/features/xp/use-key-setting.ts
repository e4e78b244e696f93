import { useSyncExternalStore } from 'react'

/** Whether single keys are listened to; `unknown` until scripts run. */
export type KeySetting = 'on' | 'off' | 'unknown'

/** Whether this browser listens to single keys, and how to change that: they get in the way of who dictates. */
export function useKeySetting(): readonly [KeySetting, (setting: 'on' | 'off') => void] {
  const setting = useSyncExternalStore(subscribe, readSetting, () => 'unknown' as const)
  return [setting, keepSetting]
}

const NAME = 'practice-keys'
const listeners = new Set<() => void>()
/** Where the browser keeps nothing, it holds as long as the page does. */
let chosen: 'on' | 'off' | null = null

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function readSetting(): KeySetting {
  if (chosen) return chosen
  try {
    return localStorage.getItem(NAME) === 'off' ? 'off' : 'on'
  } catch {
    return 'on'
  }
}

function keepSetting(setting: 'on' | 'off'): void {
  chosen = setting
  try {
    localStorage.setItem(NAME, setting)
  } catch {
    // Not kept, then: it holds until the page is left.
  }
  for (const listener of listeners) listener()
}
