import { useSyncExternalStore } from 'react'
import { knowsPasskeys } from './ask-passkey.ts'

/** Whether scripts run in a browser that knows passkeys; never on the server. */
export function useHasPasskeys(): boolean {
  return useSyncExternalStore(neverChanges, knowsPasskeys, () => false)
}

const neverChanges = () => () => undefined
