import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react'
import { useRef, useState, type ReactNode } from 'react'
import { Prose } from '#app/ui/prose.tsx'
import { tasks } from '#app/words/en/tasks.ts'
import { useWords } from '#app/words/use-words.ts'
import { nameItem } from './name-item.ts'
import { moveId } from './rules/item-order.ts'
import type { OpenItem } from './rules/ordering.ts'
import { useItemDrag } from './use-item-drag.ts'
import { useItemKeys } from './use-item-keys.ts'

/** Items that are moved by buttons, by Alt and an arrow, or by dragging. Each move is announced. */
export function MovableItems({ items, order, onOrder }: MovableItemsProps) {
  const t = useWords(tasks)
  const list = useRef<HTMLOListElement>(null)
  const [announced, announce] = useState('')
  const tell = (id: string, place: number) => {
    const item = nameItem(items, id, t)
    announce(t('ordering.moved', { item, place: place + 1, total: order.length }))
  }
  const move = (from: number, to: number) => {
    const moved = moveId(order, from, to)
    const id = order[from]
    if (moved === order || id === undefined) return
    onOrder(moved)
    tell(id, to)
  }
  const drag = useItemDrag(list, order, onOrder, tell)
  useItemKeys(list, move)
  return (
    <>
      <p className="text-sm text-muted">
        {t('ordering.hint')} <span className="hidden pointer-fine:inline">{t('ordering.keysHint')}</span>
      </p>
      <ol ref={list} className="flex flex-col gap-2">
        {order.map((id, place) => {
          const item = items.find((known) => known.id === id)
          return item ? (
            <MovableItem
              key={id}
              item={item}
              name={nameItem(items, id, t)}
              place={place}
              total={order.length}
              isDragged={drag.draggedId === id}
              onMove={(to) => move(place, to)}
              onGrip={() => drag.begin(id)}
            />
          ) : null
        })}
      </ol>
      <p role="status" className="sr-only">
        {announced}
      </p>
    </>
  )
}

interface MovableItemsProps {
  readonly items: readonly OpenItem[]
  /** Ids of all items, as they stand now. */
  readonly order: readonly string[]
  readonly onOrder: (order: readonly string[]) => void
}

function MovableItem({ item, name, place, total, isDragged, onMove, onGrip }: MovableItemProps) {
  const t = useWords(tasks)
  return (
    <li
      data-pick=""
      tabIndex={-1}
      className={`flex flex-wrap items-start rounded-control border py-1 pe-1 sm:flex-nowrap ${isDragged ? 'border-accent bg-accent-soft' : 'border-line-strong bg-raised'}`}
    >
      <input type="hidden" name="item" value={item.id} />
      <input type="hidden" name="place" value={place + 1} />
      {/* Long texts have the line to themselves where it is short; the buttons are then below. */}
      <div className="flex max-w-full min-w-0 grow items-start gap-1">
        <span
          aria-hidden="true"
          onPointerDown={(event) => {
            if (event.button !== 0 || event.currentTarget.closest('fieldset:disabled')) return
            // Nothing is to be marked as text on the way.
            event.preventDefault()
            onGrip()
          }}
          className="flex min-h-11 shrink-0 cursor-grab touch-none items-center gap-1 ps-2 pe-1 text-muted active:cursor-grabbing"
        >
          <GripVertical className="size-4" />
          <span className="w-5 font-mono text-sm">{place + 1}</span>
        </span>
        <Prose html={item.text} className="min-w-0 flex-auto py-2.5" />
      </div>
      <div className="ms-auto flex gap-1">
        <MoveButton
          label={t('ordering.up', { item: name })}
          isIdle={place === 0}
          onPress={() => onMove(place - 1)}
        >
          <ArrowUp aria-hidden="true" className="size-5" />
        </MoveButton>
        <MoveButton
          label={t('ordering.down', { item: name })}
          isIdle={place === total - 1}
          onPress={() => onMove(place + 1)}
        >
          <ArrowDown aria-hidden="true" className="size-5" />
        </MoveButton>
      </div>
    </li>
  )
}

interface MovableItemProps {
  readonly item: OpenItem
  /** In plain characters. */
  readonly name: string
  /** From 0. */
  readonly place: number
  readonly total: number
  readonly isDragged: boolean
  readonly onMove: (to: number) => void
  readonly onGrip: () => void
}

function MoveButton({ label, isIdle, onPress, children }: MoveButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      // Not `disabled`: at the end of its way the focus would be lost.
      aria-disabled={isIdle}
      onClick={onPress}
      className="inline-flex size-11 shrink-0 items-center justify-center rounded-control text-ink hover:bg-accent-soft hover:text-accent disabled:opacity-30 aria-disabled:text-muted aria-disabled:opacity-40 aria-disabled:hover:bg-transparent"
    >
      {children}
    </button>
  )
}

interface MoveButtonProps {
  readonly label: string
  /** There is nowhere to move to. */
  readonly isIdle: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}
