import { useEffect, useRef, useState, type RefObject } from 'react'
import { moveId } from './rules/item-order.ts'

/** An item that is being dragged, and how that begins. */
export interface ItemDrag {
  readonly draggedId: string | null
  readonly begin: (id: string) => void
}

/**
 * Moves an item of a list to where the pointer is, until that is let go; then tells where it came to. Its listeners are
 * the document's, since the item itself changes its place on the page.
 */
export function useItemDrag(
  list: RefObject<HTMLElement>,
  order: readonly string[],
  onOrder: (order: readonly string[]) => void,
  tell: (id: string, place: number) => void,
): ItemDrag {
  const [draggedId, setDraggedId] = useState<string | null>(null)
  const now = useRef({ order, onOrder, tell })
  useEffect(() => {
    now.current = { order, onOrder, tell }
  })
  useEffect(() => {
    if (draggedId === null) return
    const onMove = ({ clientY }: PointerEvent): void => {
      const to = [...(list.current?.children ?? [])].findIndex((item) => isAt(item, clientY))
      const from = now.current.order.indexOf(draggedId)
      if (to !== -1 && to !== from) now.current.onOrder(moveId(now.current.order, from, to))
    }
    const onEnd = (): void => {
      now.current.tell(draggedId, now.current.order.indexOf(draggedId))
      setDraggedId(null)
    }
    document.addEventListener('pointermove', onMove)
    document.addEventListener('pointerup', onEnd)
    document.addEventListener('pointercancel', onEnd)
    return () => {
      document.removeEventListener('pointermove', onMove)
      document.removeEventListener('pointerup', onEnd)
      document.removeEventListener('pointercancel', onEnd)
    }
  }, [draggedId, list])
  return { draggedId, begin: setDraggedId }
}

/** In the middle half of an item: items of different height do not jump back and forth. */
function isAt(item: Element, y: number): boolean {
  const { top, height } = item.getBoundingClientRect()
  return y > top + height / 4 && y < top + (height * 3) / 4
}
