import { tasks } from '#app/words/en/tasks.ts'
import { useWords } from '#app/words/use-words.ts'
import type { TablePreview } from './rules/schemas.ts'

/** The tables of a dataset, folded away: how each was made, and its first rows. */
export function TablePreviews({ tables }: { readonly tables: readonly TablePreview[] }) {
  const t = useWords(tasks)
  return (
    <details className="rounded-card border border-line bg-surface">
      <summary className="min-h-11 cursor-pointer px-4 py-2.5 text-ink">
        {t('sql.look')}{' '}
        <span className="font-mono text-muted">{tables.map((table) => table.name).join(', ')}</span>
      </summary>
      <div className="flex flex-col gap-6 border-t border-line p-4">
        {tables.map((table) => (
          <Preview key={table.name} table={table} />
        ))}
      </div>
    </details>
  )
}

function Preview({ table }: { readonly table: TablePreview }) {
  const t = useWords(tasks)
  const shown = table.rows.length
  const total = table.rowCount
  const caption = shown === total ? t('sql.rows', { count: total }) : t('sql.firstRows', { shown, total })
  return (
    <div className="flex flex-col gap-2">
      {/* Wide tables scroll on their own; a keyboard has to be able to reach them. */}
      <section aria-label={t('sql.table', { name: table.name })} tabIndex={0} className="overflow-x-auto">
        <table className="border-collapse text-start text-sm text-ink">
          <caption className="pb-1 text-start text-muted">
            <span className="font-mono text-ink">{table.name}</span>: {caption}
          </caption>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column} scope="col" className="border-b border-line px-3 py-1.5 font-mono">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={JSON.stringify(row)}>
                {table.columns.map((column, index) => (
                  <Cell key={column} value={row[index] ?? null} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <pre className="overflow-x-auto rounded-card bg-raised p-3 font-mono text-sm text-ink">
        <code>{table.statement}</code>
      </pre>
    </div>
  )
}

function Cell({ value }: { readonly value: string | number | null }) {
  const alignment = typeof value === 'number' ? 'text-end tabular-nums' : ''
  return (
    <td className={`border-b border-line px-3 py-1.5 font-mono ${alignment}`}>
      {value === null ? <span className="text-muted">NULL</span> : value}
    </td>
  )
}
