import { useNavigation } from '@remix-run/react'

/** A thin line on top of the window while another page is on its way; quick pages come without it. */
export function NavigationProgress() {
  const isBusy = useNavigation().state !== 'idle'
  return (
    <div
      aria-hidden="true"
      className={
        'fixed inset-x-0 top-0 z-30 h-1 origin-left bg-accent transition-[scale,opacity] ease-calm rtl:origin-right ' +
        (isBusy ? 'scale-x-75 opacity-100 delay-150 duration-1000' : 'scale-x-0 opacity-0 duration-0')
      }
    />
  )
}
