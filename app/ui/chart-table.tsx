import { ui } from '#app/words/en/ui.ts'
import { useWords } from '#app/words/use-words.ts'

/** What a picture shows, as a table that can be opened below it. */
export function ChartTable({ summary, caption, columns, rows }: ChartTableProps) {
  const t = useWords(ui)
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer py-3 font-medium text-accent underline-offset-4 hover:underline">
        {summary ?? t('charts.asTable')}
      </summary>
      <table className="tabular-nums">
        <caption className="pb-2 text-start text-muted">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className="border-b border-line-strong py-1 pe-6 text-start">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row" className="border-b border-line py-1 pe-6 text-start font-normal">
                {name}
              </th>
              {cells.map((cell, index) => (
                <td key={index} className="border-b border-line py-1 pe-6">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

interface ChartTableProps {
  readonly summary?: string
  readonly caption: string
  readonly columns: readonly string[]
  /** The first cell names the row, and is different in each. */
  readonly rows: readonly (readonly [string, ...(string | number)[]])[]
}
