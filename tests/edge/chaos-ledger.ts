import type { EndState } from './chaos-end-state.ts'

/** The ledger is one history: every sequence once and none left out, every name once. */
export function findLedgerFaults({ primary: { Ledger } }: EndState): string[] {
  const names = new Set(Ledger.map((row) => row['id']))
  const places = Ledger.map((row) => Number(row['seq']))
  const misplaced = places.flatMap((seq, index) =>
    seq === (places[0] ?? 0) + index ? [] : [`ledger: ${seq} follows ${places[index - 1] ?? 'nothing'}`],
  )
  return [...misplaced.slice(0, 3), ...(names.size < Ledger.length ? ['ledger: a name stands twice'] : [])]
}
