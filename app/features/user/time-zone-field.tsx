import { useSyncExternalStore } from 'react'

/** Days are the learner's, so their browser says where it is; without JavaScript it is UTC until they say so. */
export function TimeZoneField() {
  const timeZone = useSyncExternalStore(neverChanges, browserTimeZone, () => '')
  return <input type="hidden" name="timeZone" value={timeZone} />
}

const neverChanges = () => () => undefined
const browserTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone
