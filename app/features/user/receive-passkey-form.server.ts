import type { AppLoadContext } from '@remix-run/node'
import type { settings } from '#app/words/en/settings.ts'
import type { Words } from '#app/words/words.ts'
import { removePasskey, renamePasskey } from './change-passkey.server.ts'
import type { Viewer } from './find-viewer.server.ts'
import { listPasskeyIds } from './list-passkeys.server.ts'
import { passkeyNameSchema, type PasskeyResult } from './rules/passkey.ts'

/** What is to be shown of a form about passkeys, and why it was refused where it was. */
export interface ReceivedPasskeyForm {
  readonly result: PasskeyResult
  readonly refusal: 'not-readable' | 'unknown-passkey' | 'last-way-in' | 'unavailable' | null
}

/** Does what a form of the passkeys' page asks for: `intent` is `rename` or `remove`, `id` names the passkey. */
export async function receivePasskeyForm(
  { reader, primary, nowMs }: Pick<AppLoadContext, 'reader' | 'primary' | 'nowMs'>,
  t: Words<typeof settings>,
  { userId, isConfirmed }: Pick<Viewer, 'userId' | 'isConfirmed'>,
  form: FormData,
): Promise<ReceivedPasskeyForm> {
  const [intent, id] = [textOf(form, 'intent'), textOf(form, 'id')]
  if (!isConfirmed) return refuse('unavailable', t('passkeys.failed.unavailable'))
  if (!listPasskeyIds(reader, userId).some((one) => one.id === id)) {
    return refuse('unknown-passkey', t('passkeys.failed.unknown'))
  }
  if (intent === 'rename') {
    const label = passkeyNameSchema(t).safeParse(textOf(form, 'label'))
    if (!label.success) return refuse('not-readable', label.error.issues[0]?.message ?? t('unreadable'))
    const renamed = await renamePasskey(primary, { userId, id }, label.data, nowMs())
    if (renamed.ok) return { result: { kind: 'done', message: t('passkeys.renamed') }, refusal: null }
    return refuse(renamed.reason, t('passkeys.failed.unavailable'))
  }
  if (intent !== 'remove') return refuse('not-readable', t('unreadable'))
  const removed = await removePasskey(primary, { userId, id })
  if (removed.ok) return { result: { kind: 'done', message: t('passkeys.removed') }, refusal: null }
  const isLast = removed.reason === 'last-way-in'
  return refuse(removed.reason, t(isLast ? 'passkeys.failed.lastWayIn' : 'passkeys.failed.unavailable'))
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

function refuse(refusal: ReceivedPasskeyForm['refusal'], message: string): ReceivedPasskeyForm {
  return { result: { kind: 'refused', message }, refusal }
}
