import { useEffect, type RefObject } from 'react'
import type { content } from '#app/words/en/content.ts'
import type { Words } from '#app/words/words.ts'

/**
 * Puts a button that copies it on each piece of code of a text: where scripts run, after the page stands.
 *
 * @param html of the text: React puts all of it there anew when it is another
 */
export function useCopyButtons(text: RefObject<HTMLElement>, html: string, t: Words<typeof content>): void {
  useEffect(() => {
    const takeAway = [...(text.current?.querySelectorAll('pre') ?? [])].map((code) => addButton(code, t))
    return () => {
      for (const undo of takeAway) undo()
    }
  }, [text, html, t])
}

/** @returns what takes it away again */
function addButton(code: HTMLPreElement, t: Words<typeof content>): () => void {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'copy-code'
  button.textContent = t('lesson.copy')
  button.setAttribute('aria-live', 'polite')
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(code.innerText.trimEnd()).then(
      () => sayFor(button, t('lesson.copied'), t),
      () => sayFor(button, t('lesson.notCopied'), t),
    )
  })
  const frame = document.createElement('div')
  frame.className = 'code-frame'
  code.replaceWith(frame)
  frame.append(code, button)
  return () => frame.replaceWith(code)
}

function sayFor(button: HTMLElement, words: string, t: Words<typeof content>): void {
  button.textContent = words
  setTimeout(() => {
    button.textContent = t('lesson.copy')
  }, SAID_MS)
}

const SAID_MS = 2_000
