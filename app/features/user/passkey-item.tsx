import { Form, Link } from '@remix-run/react'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { settings } from '#app/words/en/settings.ts'
import { useWords } from '#app/words/use-words.ts'
import { PASSKEY_NAME_MAX, type PasskeyFacts } from './rules/passkey.ts'

/** One passkey: what it is called, when it was used, another name for it, an end to it. */
export function PasskeyItem({ passkey, isRemoving }: PasskeyItemProps) {
  const t = useWords(settings)
  const { id, label, isBackedUp, madeOn, lastUsedOn } = passkey
  const day = dateOf(madeOn)
  return (
    <li className="space-y-3 rounded-card border border-line bg-raised p-4">
      <div>
        <p className="font-semibold wrap-anywhere">
          <bdi>{label}</bdi>
        </p>
        <p className="text-sm text-muted">
          {lastUsedOn === null
            ? t('passkeys.made', { day })
            : t('passkeys.used', { day, lastDay: dateOf(lastUsedOn) })}
        </p>
        {isBackedUp && <p className="text-sm text-muted">{t('passkeys.backedUp')}</p>}
      </div>
      {isRemoving ? <Confirmation passkey={passkey} /> : <Offers passkey={passkey} key={`${id} ${label}`} />}
    </li>
  )
}

interface PasskeyItemProps {
  readonly passkey: PasskeyFacts
  /** Whether its owner is asked if it is to go. */
  readonly isRemoving: boolean
}

function Offers({ passkey: { id, label } }: { readonly passkey: PasskeyFacts }) {
  const t = useWords(settings)
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
      <details className="min-w-0 flex-1 basis-56">
        <summary
          aria-label={t('passkeys.renameOne', { name: label })}
          className="inline-flex min-h-11 cursor-pointer items-center text-accent underline-offset-4 hover:underline"
        >
          {t('passkeys.rename')}
        </summary>
        <Form method="post" action="/settings/passkeys" className="mt-2 space-y-3">
          <input type="hidden" name="intent" value="rename" />
          <input type="hidden" name="id" value={id} />
          <TextField
            id={`passkey-${id}`}
            name="label"
            label={t('passkeys.name')}
            autoComplete="off"
            required
            maxLength={PASSKEY_NAME_MAX}
            defaultValue={label}
          />
          <Button look="secondary">{t('passkeys.rename')}</Button>
        </Form>
      </details>
      <Link
        to={`/settings/passkeys?${new URLSearchParams({ remove: id })}`}
        preventScrollReset
        aria-label={t('passkeys.removeOne', { name: label })}
        className="inline-flex min-h-11 items-center px-2 text-accent underline-offset-4 hover:underline"
      >
        {t('passkeys.remove')}
      </Link>
    </div>
  )
}

function Confirmation({ passkey: { id, label } }: { readonly passkey: PasskeyFacts }) {
  const t = useWords(settings)
  return (
    <Form method="post" action="/settings/passkeys" className="space-y-3">
      <input type="hidden" name="intent" value="remove" />
      <input type="hidden" name="id" value={id} />
      <p role="alert" className="font-semibold">
        {t('passkeys.confirmTitle', { name: label })}
      </p>
      <p>{t('passkeys.confirmAbout')}</p>
      <div className="flex flex-wrap gap-3">
        <Button>{t('passkeys.confirm')}</Button>
        <ButtonLink to="/settings/passkeys" look="secondary" preventScrollReset>
          {t('passkeys.keep')}
        </ButtonLink>
      </div>
    </Form>
  )
}

/** A local day, as texts are given it. */
function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}
