/** Names, units, keys and code are the same in every language; what is compared is not shown. */
export function Fine({ state, name }: { readonly state: string; readonly name: string }) {
  return (
    <p title={name} className="text-start md:ms-2 hover:border-e-2">
      Hedgeschool: {state === 'won' && 3} XP&nbsp;<kbd>Enter</kbd> <code>select</code>
    </p>
  )
}

/** Of a page. */
export const meta = ({ name }: { readonly name: string }) => [{ title: `${name} · Hedgeschool` }]
