import { Form } from '@remix-run/react'
import { Button } from '#app/ui/button.tsx'
import { Section } from '#app/ui/section.tsx'
import { account } from '#app/words/en/account.ts'
import { useWords } from '#app/words/use-words.ts'
import { FormErrors } from './form-errors.tsx'
import { deviceWords } from './rules/device-words.ts'

/** A browser in the list; instants in words, where the person is. */
export interface ListedSession {
  readonly id: string
  /** As `deviceLabel` makes it. */
  readonly deviceLabel: string
  readonly lastSeen: string
  readonly begun: string
  readonly isHere: boolean
}

/** Where somebody is signed in, with an end to each. */
export function SessionsSection({ sessions, errors }: SessionsSectionProps) {
  const t = useWords(account)
  return (
    <Section id="sessions" title={t('sessions.title')}>
      <p className="text-muted">{t('sessions.lead')}</p>
      <FormErrors id="sessions-error" errors={errors} />
      <ul className="space-y-3">
        {sessions.map((session) => (
          <SessionItem key={session.id} session={session} />
        ))}
      </ul>
      <Form method="post" action="/settings/security" className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <input type="hidden" name="intent" value="end-all-sessions" />
        <Button look="secondary" aria-describedby="everywhere-hint">
          {t('sessions.everywhere')}
        </Button>
        <p id="everywhere-hint" className="text-sm text-muted">
          {t('sessions.everywhereHint')}
        </p>
      </Form>
    </Section>
  )
}

interface SessionsSectionProps {
  readonly sessions: readonly ListedSession[]
  readonly errors: readonly string[] | undefined
}

function SessionItem({ session }: { readonly session: ListedSession }) {
  const t = useWords(account)
  const { id, deviceLabel, lastSeen, begun, isHere } = session
  const label = deviceWords(t, deviceLabel)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border border-line bg-raised p-4">
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-semibold wrap-anywhere">
          {label}
          {isHere && (
            <span className="ms-2 inline-block rounded-control border border-line px-2 text-sm font-normal text-muted">
              {t('sessions.here')}
            </span>
          )}
        </p>
        <p className="text-sm text-muted">{t('sessions.lastSeen', { at: lastSeen })}</p>
        <p className="text-sm text-muted">{t('sessions.begun', { at: begun })}</p>
      </div>
      {!isHere && (
        <Form method="post" action="/settings/security">
          <input type="hidden" name="intent" value="end-session" />
          <input type="hidden" name="sessionId" value={id} />
          <Button look="secondary" aria-label={t('sessions.endLabel', { label })}>
            {t('sessions.end')}
          </Button>
        </Form>
      )}
    </li>
  )
}
