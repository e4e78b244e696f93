import { useEffect, useRef } from 'react'
import { toFormFields } from '#app/features/content/rules/form-fields.ts'
import type { FormFields } from '#app/features/content/rules/task-type.ts'
import { Prose } from '#app/ui/prose.tsx'
import { tasks } from '#app/words/en/tasks.ts'
import { useWords } from '#app/words/use-words.ts'
import { nameItem } from './name-item.ts'
import { readNearestOrder } from './rules/item-order.ts'
import type { OpenItem } from './rules/ordering.ts'

/** Items with a list of places beside each: what there is without scripts. */
export function PlacedItems({ items, order, typed, onLeave }: PlacedItemsProps) {
  const t = useWords(tasks)
  const list = useRef<HTMLUListElement>(null)
  const leave = useRef(onLeave)
  useEffect(() => {
    const element = list.current
    const tell = leave.current
    // What was set before the scripts came is not lost.
    return () => {
      if (element) tell(readNearestOrder(toFormFields(entriesOf(element))))
    }
  }, [])
  return (
    <ul ref={list} className="flex flex-col gap-2">
      {items.map(({ id, text }, index) => (
        <li
          key={id}
          className="flex items-start gap-3 rounded-control border border-line-strong bg-raised p-2 pe-4"
        >
          <input type="hidden" name="item" value={id} />
          <select
            name="place"
            defaultValue={typed?.['place']?.[index] ?? String(order.indexOf(id) + 1)}
            aria-label={t('ordering.placeOf', { item: nameItem(items, id, t) })}
            className="min-h-11 shrink-0 rounded-control border border-line-strong bg-raised px-2 text-ink"
          >
            {items.map((_, place) => (
              <option key={place} value={place + 1}>
                {t('ordering.place', { number: place + 1 })}
              </option>
            ))}
          </select>
          <Prose html={text} className="min-w-0 flex-1 py-2" />
        </li>
      ))}
    </ul>
  )
}

interface PlacedItemsProps {
  readonly items: readonly OpenItem[]
  /** Ids of all items, as they stand now. */
  readonly order: readonly string[]
  /** Places that make no order, to be shown again as they were set. */
  readonly typed: FormFields | null
  /** Called with the order that is set when scripts take over. */
  readonly onLeave: (order: readonly string[]) => void
}

function entriesOf(list: HTMLElement): [string, string][] {
  return [...list.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]')].map(({ name, value }) => [
    name,
    value,
  ])
}
