import { useState, useSyncExternalStore } from 'react'
import type { AnswerFieldsProps } from '#app/features/content/rules/task-type.ts'
import { tasks } from '#app/words/en/tasks.ts'
import { useWords } from '#app/words/use-words.ts'
import { MovableItems } from './movable-items.tsx'
import { PlacedItems } from './placed-items.tsx'
import { completeOrder, readNearestOrder, readPlaces } from './rules/item-order.ts'
import type { OrderingAnswer, OrderingQuestion } from './rules/ordering.ts'

/** Items to bring into order: by a list of places for each, and where scripts run by moving them. */
export function AnswerFields({
  question,
  answer,
  typed,
  idPrefix,
  messageId,
}: AnswerFieldsProps<OrderingQuestion, OrderingAnswer>) {
  const t = useWords(tasks)
  const { items } = question
  const [order, setOrder] = useState<readonly string[]>(() =>
    typed ? readNearestOrder(typed) : (answer?.order ?? []),
  )
  const isScripted = useSyncExternalStore(subscribeToNothing, isHere, isNotHere)
  const known = items.map(({ id }) => id)
  const places = typed && !readPlaces(typed) ? typed : null
  return (
    <fieldset
      aria-labelledby={`${idPrefix}-prompt`}
      aria-describedby={messageId ?? undefined}
      className="flex min-w-0 flex-col gap-2"
    >
      <legend className="sr-only">{t('ordering.legend')}</legend>
      {isScripted ? (
        <MovableItems items={items} order={completeOrder(order, known)} onOrder={setOrder} />
      ) : (
        <PlacedItems items={items} order={completeOrder(order, known)} typed={places} onLeave={setOrder} />
      )}
    </fieldset>
  )
}

/** Whether scripts run does not change but once, when they begin to. */
function subscribeToNothing(): () => void {
  return () => undefined
}

function isHere(): boolean {
  return true
}

function isNotHere(): boolean {
  return false
}
