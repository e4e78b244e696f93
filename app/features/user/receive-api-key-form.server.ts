import type { Primary } from '#app/data/primary.ts'
import { toFormFields } from '#app/features/content/rules/form-fields.ts'
import type { Refusal } from '#app/kernel/http-status.ts'
import { createApiKey } from './create-api-key.server.ts'
import type { Viewer } from './find-viewer.server.ts'
import { revokeApiKey } from './revoke-api-key.server.ts'
import type { ApiKeyResult } from './rules/api-key-result.ts'
import { MAX_LIVE_KEYS, NewApiKey } from './rules/api-key.ts'

/** What is to be shown of a form about keys, and why it was refused where it was. */
export interface ReceivedApiKeyForm {
  readonly result: ApiKeyResult
  readonly refusal: Refusal | null
}

/**
 * Does what a form of the settings page asks for about keys: `intent` is `create-key` or `revoke-key`. Both take more
 * than learning, so a session that may be over is not enough.
 */
export async function receiveApiKeyForm(
  primary: Primary,
  viewer: Pick<Viewer, 'userId' | 'isConfirmed'>,
  form: FormData,
  occasion: { readonly nowMs: number; readonly newId: () => string },
): Promise<ReceivedApiKeyForm> {
  const intent = form.get('intent')
  if (intent === 'create-key') return create(primary, viewer, form, occasion.nowMs)
  if (intent === 'revoke-key') return revoke(primary, viewer, form, occasion)
  return refuse('unknown-intent')
}

async function create(
  primary: Primary,
  { userId, isConfirmed }: Pick<Viewer, 'userId' | 'isConfirmed'>,
  form: FormData,
  nowMs: number,
): Promise<ReceivedApiKeyForm> {
  const fields = toFormFields(form)
  const typed = { name: fields['name']?.[0] ?? '', scopes: fields['scopes'] ?? [] }
  const wish = NewApiKey.safeParse({ ...typed, formId: fields['formId']?.[0] })
  if (!wish.success) {
    const messagesOf = (field: string) =>
      wish.error.issues.filter(({ path }) => path[0] === field).map(({ message }) => message)
    const [name, scopes] = [messagesOf('name'), messagesOf('scopes')]
    const errors = { ...(name.length > 0 && { name }), ...(scopes.length > 0 && { scopes }) }
    return { result: { kind: 'invalid', errors, typed }, refusal: 'not-readable' }
  }
  if (!isConfirmed) return refuse('unavailable', typed)
  const created = await createApiKey(primary, userId, wish.data, nowMs)
  if (!created.ok) return refuse(created.reason, typed)
  return { result: { kind: 'created', ...created.value }, refusal: null }
}

async function revoke(
  primary: Primary,
  { userId, isConfirmed }: Pick<Viewer, 'userId' | 'isConfirmed'>,
  form: FormData,
  occasion: { readonly nowMs: number; readonly newId: () => string },
): Promise<ReceivedApiKeyForm> {
  if (!isConfirmed) return refuse('unavailable')
  const revoked = await revokeApiKey(primary, userId, toFormFields(form)['keyId']?.[0] ?? '', occasion)
  return revoked.ok ? { result: { kind: 'revoked' }, refusal: null } : refuse(revoked.reason)
}

function refuse(
  refusal: keyof typeof MESSAGES,
  typed: { readonly name: string; readonly scopes: readonly string[] } | null = null,
): ReceivedApiKeyForm {
  return { refusal, result: { kind: 'refused', message: MESSAGES[refusal], typed } }
}

const MESSAGES = {
  'unknown-intent': 'This form could not be read. Load the page again.',
  'too-many-keys': `You have ${MAX_LIVE_KEYS} keys, which is as many as there may be. Revoke one first.`,
  'key-made-already':
    'This form was sent before, and its key was made. Load the page again, and revoke it where you did not copy it.',
  'unknown-key': 'You have no such key.',
  unavailable: 'Keys cannot be changed just now. Try again in a moment.',
} as const
