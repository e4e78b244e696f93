import { Form, Link } from '@remix-run/react'
import { Check } from 'lucide-react'
import { ui } from '#app/words/en/ui.ts'
import { LOCALE_NAMES, LOCALES } from '#app/words/locale.ts'
import { useLocale, useWords } from '#app/words/use-words.ts'
import { HedgeRow } from './hedge.tsx'

/** The foot of every page: where else to go, in which language, and how light. */
export function SiteFooter({ theme, here }: SiteFooterProps) {
  const t = useWords(ui)
  const locale = useLocale()
  return (
    <footer className="mt-16 print:hidden">
      <HedgeRow className="-mb-px" />
      <div className="border-t border-line bg-sunken">
        <div className="mx-auto grid w-full max-w-site gap-x-12 gap-y-6 px-4 py-8 text-sm sm:grid-cols-[1fr_auto] sm:py-10">
          <div className="space-y-2">
            <p className="max-w-md text-base">{t('tagline')}</p>
            <ul className="-ms-2 flex flex-wrap text-muted">
              {LINKS.map(({ to, word }) => (
                <li key={to}>
                  <Link
                    to={to}
                    className="inline-flex min-h-11 items-center px-2 underline-offset-4 hover:text-accent hover:underline"
                  >
                    {t(`footer.${word}`)}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
          {/* A page in another language loads other words. */}
          <Form method="post" action="/preferences" reloadDocument className="space-y-3">
            <input type="hidden" name="redirectTo" value={here} />
            <fieldset className={CHOICES}>
              <legend className="sr-only">{t('footer.language')}</legend>
              {LOCALES.map((one) => (
                <Choice key={one} name="locale" value={one} isChosen={one === locale} lang={one}>
                  {LOCALE_NAMES[one]}
                </Choice>
              ))}
            </fieldset>
            <fieldset className={CHOICES}>
              <legend className="sr-only">{t('footer.theme')}</legend>
              {THEMES.map((one) => (
                <Choice key={one} name="theme" value={one} isChosen={one === theme}>
                  {t(`footer.themes.${one}`)}
                </Choice>
              ))}
            </fieldset>
          </Form>
        </div>
      </div>
    </footer>
  )
}

interface SiteFooterProps {
  readonly theme: 'system' | 'light' | 'dark'
  /** Path and search of this page, to come back to. */
  readonly here: string
}

const THEMES = ['system', 'light', 'dark'] as const

const LINKS = [
  { to: '/courses', word: 'courses' },
  { to: '/privacy', word: 'privacy' },
  { to: '/terms', word: 'terms' },
] as const

/** One beside the other in a frame: one of them holds. */
const CHOICES = 'flex w-fit max-w-full flex-wrap rounded-control border border-line'

function Choice({ name, value, isChosen, lang, children }: ChoiceProps) {
  return (
    <button
      type="submit"
      name={name}
      value={value}
      lang={lang}
      aria-pressed={isChosen}
      className={
        '-m-px inline-flex min-h-11 items-center gap-1 rounded-control border px-3 ' +
        (isChosen
          ? 'border-line-strong bg-raised font-semibold'
          : 'border-transparent text-muted hover:text-accent')
      }
    >
      {isChosen && <Check aria-hidden="true" className="size-4 text-accent" />}
      {children}
    </button>
  )
}

interface ChoiceProps {
  readonly name: string
  readonly value: string
  readonly isChosen: boolean
  readonly lang?: string
  readonly children: string
}
