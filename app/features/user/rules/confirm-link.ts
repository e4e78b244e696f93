/**
 * Where somebody shows once more that it is them, and from where they go back to what they wanted.
 *
 * @param back a path on this site
 */
export function confirmLink(back: string): string {
  return `/confirm?${new URLSearchParams({ redirectTo: back })}`
}
