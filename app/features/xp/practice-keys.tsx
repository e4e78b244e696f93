import { useEffect, useRef, type ReactNode, type RefObject } from 'react'
import { Button } from '#app/ui/button.tsx'
import { KeyHint } from '#app/ui/key-hint.tsx'
import { practice } from '#app/words/en/practice.ts'
import { useWords } from '#app/words/use-words.ts'
import { performAct, toKeyPress } from './practice-key-acts.ts'
import { practiceActOf, SHOWN_KEYS } from './rules/practice-keys.ts'
import { useKeySetting } from './use-key-setting.ts'

/**
 * An area of a page that is practised in by keys. Links and buttons in it are pressed by `data-key` (`next`, `undo`,
 * `skip`), its task's form is sent and its choices are made. Without JavaScript it is what is in it.
 */
export function PracticeKeys({ turn, children }: PracticeKeysProps) {
  const t = useWords(practice)
  const area = useRef<HTMLDivElement>(null)
  const dialog = useRef<HTMLDialogElement>(null)
  const [setting, setSetting] = useKeySetting()
  useKeys(area, dialog, setting === 'on')
  useFocusOnTurn(area, turn)
  return (
    <div ref={area} data-keys={setting} className={`group/keys ${CHOICE_HINTS}`}>
      {children}
      {setting !== 'unknown' && (
        <div className="mt-4 -ms-2 hidden lg:block">
          <Button
            type="button"
            look="quiet"
            aria-haspopup="dialog"
            aria-keyshortcuts="?"
            onClick={() => dialog.current?.showModal()}
          >
            {t('keys.title')} <KeyHint>?</KeyHint>
          </Button>
        </div>
      )}
      <dialog
        ref={dialog}
        aria-labelledby="keys"
        className="m-auto max-w-md rounded-card border border-line bg-raised p-6 text-ink backdrop:bg-sunken/80"
      >
        <form method="dialog" className="space-y-4">
          <h2 id="keys" className="text-2xl font-bold">
            {t('keys.title')}
          </h2>
          <KeyList />
          <label className="flex min-h-11 items-center gap-3">
            <input
              type="checkbox"
              checked={setting === 'on'}
              onChange={(event) => setSetting(event.target.checked ? 'on' : 'off')}
              className="size-5 accent-accent"
            />
            {t('keys.listen')}
          </label>
          <Button>{t('keys.close')}</Button>
        </form>
      </dialog>
    </div>
  )
}

interface PracticeKeysProps {
  /** Another text when something else is to be done: the focus then goes there. */
  readonly turn: string
  readonly children: ReactNode
}

/** A number beside each choice, for the eye only. */
const CHOICE_HINTS =
  "[&_fieldset]:[counter-reset:choice] [&_fieldset>label]:[counter-increment:choice] lg:data-[keys=on]:[&_fieldset>label]:after:content-[counter(choice)_/_''] lg:data-[keys=on]:[&_fieldset>label]:after:font-mono lg:data-[keys=on]:[&_fieldset>label]:after:text-xs lg:data-[keys=on]:[&_fieldset>label]:after:text-muted"

function KeyList() {
  const t = useWords(practice)
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
      {SHOWN_KEYS.map((key) => (
        <div key={key} className="contents">
          <dt>
            <kbd className="rounded border border-line-strong px-1.5 font-mono text-sm">
              {t(`keys.names.${key}`)}
            </kbd>
          </dt>
          <dd>{t(`keys.acts.${key}`)}</dd>
        </div>
      ))}
    </dl>
  )
}

function useKeys(
  area: RefObject<HTMLDivElement>,
  dialog: RefObject<HTMLDialogElement>,
  areOn: boolean,
): void {
  useEffect(() => {
    if (!areOn) return
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || dialog.current?.open || !area.current) return
      const act = practiceActOf(toKeyPress(event, area.current))
      if (!act) return
      if (act.kind === 'show-keys') dialog.current?.showModal()
      if (act.kind === 'show-keys' || performAct(area.current, act)) event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [area, dialog, areOn])
}

/** Those of answers have no type, unlike hidden ones. */
const TEXT_FIELD = 'form[id^="task-"] :is(input:not([type]), textarea)'

/** What was pressed has gone: the focus goes to what is next, which is the way on, a field, or the page's heading. */
function useFocusOnTurn(area: RefObject<HTMLDivElement>, turn: string): void {
  const before = useRef(turn)
  useEffect(() => {
    if (before.current === turn) return
    before.current = turn
    const find = (selector: string) => area.current?.querySelector<HTMLElement>(selector) ?? null
    // Where there is no keyboard, a field with the focus would bring one up over the question.
    const field = matchMedia('(pointer: fine)').matches ? find(TEXT_FIELD) : null
    const target = find('[data-first]') ?? find('[data-key="next"]') ?? field ?? find('h1')
    target?.focus({ preventScroll: true })
    find('[id$="-feedback"]')?.scrollIntoView({ block: 'nearest' })
  }, [area, turn])
}
