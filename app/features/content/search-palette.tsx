import { Form, Link, useLocation } from '@remix-run/react'
import { Search } from 'lucide-react'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { search } from '#app/words/en/search.ts'
import { useWords } from '#app/words/use-words.ts'
import type { PaletteCommand } from './palette-command.tsx'
import type { Traveller } from './rules/destinations.ts'
import { SEARCH_TEXT_LENGTH } from './rules/search-query.ts'
import { usePaletteKeys } from './use-palette-keys.ts'
import { useSlashSetting } from './use-slash-setting.ts'

/**
 * Searching from any page: a button, and what it opens over the page. Ctrl + K, Command + K and the key / open it too.
 * Without JavaScript the button is a link to the page that searches.
 */
export function SearchPalette({ isSignedIn, isOperator }: Traveller) {
  const t = useWords(search)
  const [text, setText] = useState('')
  const [isSlashOn] = useSlashSetting()
  const { dialog, isOpen, open, onClose } = useDialog(() => setText(''))
  const Command = usePaletteCommand(isOpen)
  usePaletteKeys(isSlashOn, open)
  const close = useCallback(() => dialog.current?.close(), [dialog])
  return (
    <>
      <SearchTrigger isSlashOn={isSlashOn} open={open} />
      <dialog ref={dialog} aria-label={t('palette.label')} onClose={onClose} className={SHEET}>
        {isOpen &&
          (Command ? (
            <Command traveller={{ isSignedIn, isOperator }} text={text} setText={setText} close={close} />
          ) : (
            <PlainSearch text={text} setText={setText} />
          ))}
      </dialog>
    </>
  )
}

/** All of a small screen; the upper middle of a wide one. */
const SHEET =
  'fixed inset-0 m-0 h-dvh max-h-none w-full max-w-none flex-col overflow-hidden bg-raised text-ink open:flex ' +
  'backdrop:bg-sunken/80 sm:mx-auto sm:mt-[12vh] sm:h-fit sm:max-h-[70vh] sm:max-w-xl sm:rounded-card sm:border ' +
  'sm:border-line'

function SearchTrigger({ isSlashOn, open }: { readonly isSlashOn: boolean; readonly open: () => void }) {
  const t = useWords(search)
  const hasScripts = useSyncExternalStore(subscribeToNothing, isTrue, isFalse)
  const look =
    'inline-flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-control px-2 font-medium hover:text-accent'
  const inside = (
    <>
      <Search aria-hidden="true" className="size-5" />
      <span className="sr-only">{t('open')}</span>
    </>
  )
  if (!hasScripts) {
    return (
      <Link to="/search" className={look}>
        {inside}
      </Link>
    )
  }
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts={isSlashOn ? 'Control+K Meta+K /' : 'Control+K Meta+K'}
      onClick={open}
      className={look}
    >
      {inside}
      {isSlashOn && (
        <kbd
          aria-hidden="true"
          className="hidden rounded border border-line-strong px-1.5 font-mono text-xs lg:inline"
        >
          /
        </kbd>
      )}
    </button>
  )
}

/** What can be typed into until the rest is there, or where it cannot be had: Enter leads to the page that searches. */
function PlainSearch({ text, setText }: { readonly text: string; readonly setText: (text: string) => void }) {
  const t = useWords(search)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <Form action="/search" className="border-b border-line px-4 focus-within:border-accent">
      <input
        ref={field}
        name="q"
        aria-label={t('field.label')}
        placeholder={t('field.placeholder')}
        autoComplete="off"
        maxLength={SEARCH_TEXT_LENGTH}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="min-h-14 w-full bg-transparent text-lg outline-none"
      />
    </Form>
  )
}

/** A dialog over the page: closed by Escape, a press beside it, and another page. The focus goes back where it was. */
function useDialog(afterClosing: () => void) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const { key } = useLocation()
  const open = useCallback(() => {
    dialog.current?.showModal()
    setIsOpen(true)
  }, [])
  useEffect(() => dialog.current?.close(), [key])
  useEffect(() => {
    const element = dialog.current
    const closeBeside = (event: Event): void => {
      if (event.target === element) element?.close()
    }
    element?.addEventListener('pointerdown', closeBeside)
    return () => element?.removeEventListener('pointerdown', closeBeside)
  }, [])
  const onClose = (): void => {
    setIsOpen(false)
    afterClosing()
  }
  return { dialog, isOpen, open, onClose }
}

/** The list that a search in typing needs is fetched when it is first opened; null until it is there. */
function usePaletteCommand(isOpen: boolean): typeof PaletteCommand | null {
  const [command, setCommand] = useState<typeof PaletteCommand | null>(null)
  useEffect(() => {
    if (!isOpen || command) return
    import('./palette-command.tsx').then(
      (module) => setCommand(() => module.PaletteCommand),
      // Tried again when it is opened again.
      () => {},
    )
  }, [isOpen, command])
  return command
}

const subscribeToNothing = () => () => {}
const isTrue = () => true
const isFalse = () => false
