import { useNavigation } from '@remix-run/react'

/**
 * Whether a form that its own page takes is on its way: it is sent to the page's whole address, as the page has to be the
 * same where something is wrong with it.
 *
 * @param path of the page
 */
export function useIsSending(path: string): boolean {
  return useNavigation().formAction?.split('?')[0] === path
}
