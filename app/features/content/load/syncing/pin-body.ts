import { pinAssets } from '#app/features/content/load/rendering/pin-assets.ts'
import type { Shelf } from '#app/features/content/load/rendering/shelf.ts'
import type { AnyTaskType } from '#app/features/content/rules/erase-task-type.ts'
import type { Json } from '#app/kernel/entry.ts'

/** A task whose texts have the content of the files that they show pinned down. */
export interface PinnedBody {
  readonly body: Json
  /** What was written, by what it has become; only of texts that show files. */
  readonly written: ReadonlyMap<string, string>
}

/** Pins down what a task's texts show; its type knows which of them are Markdown. */
export function pinBody(type: Pick<AnyTaskType, 'toHtml'>, body: Json, shelf: Shelf): PinnedBody {
  const pins = new Map<string, string>()
  type.toHtml(body, (markdown) => {
    const pinned = pinAssets(markdown, shelf)
    if (pinned !== markdown) pins.set(markdown, pinned)
    return markdown
  })
  const written = new Map([...pins].map(([text, pinned]) => [pinned, text]))
  return { body: pins.size > 0 ? replaceTexts(body, pins) : body, written }
}

function replaceTexts(value: Json, texts: ReadonlyMap<string, string>): Json {
  if (typeof value === 'string') return texts.get(value) ?? value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item: Json) => replaceTexts(item, texts))
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replaceTexts(part, texts)]))
}
