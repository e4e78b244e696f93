/**
 * The key that does what the button around it does: on wide screens, within an area (`group/keys`) that says with
 * `data-keys="on"` that it listens. For the eye only; the button says it with `aria-keyshortcuts`.
 */
export function KeyHint({ children }: { readonly children: string }) {
  return (
    <kbd
      aria-hidden="true"
      className="hidden rounded border border-current px-1.5 font-mono text-xs leading-5 opacity-80 lg:group-data-[keys=on]/keys:inline"
    >
      {children}
    </kbd>
  )
}
