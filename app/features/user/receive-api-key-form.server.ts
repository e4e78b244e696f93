import type { Primary } from '#app/data/primary.ts'
import { toFormFields } from '#app/features/content/rules/form-fields.ts'
import type { Refusal } from '#app/kernel/http-status.ts'
import type { settings } from '#app/words/en/settings.ts'
import type { Words } from '#app/words/words.ts'
import { createApiKey, type CreateApiKeyRefusal } from './create-api-key.server.ts'
import type { Viewer } from './find-viewer.server.ts'
import { requireFresh } from './require-fresh.server.ts'
import { revokeApiKey, type RevokeApiKeyRefusal } from './revoke-api-key.server.ts'
import { typedAddress, type ApiKeyResult } from './rules/api-key-result.ts'
import { MAX_LIVE_KEYS, newApiKeySchema } from './rules/api-key.ts'

/** What is to be shown of a form about keys, and why it was refused where it was. */
export interface ReceivedApiKeyForm {
  readonly result: ApiKeyResult
  readonly refusal: Refusal | null
}

/**
 * Does what a form of the settings page asks for about keys: `intent` is `create-key` or `revoke-key`. Both take more
 * than learning, so a session that may be over is not enough; for a new one its person has to be sure, too.
 *
 * @throws Response a redirect to confirm that it is them, and to come back to the form as it was typed
 */
export async function receiveApiKeyForm(
  parts: ApiKeyFormParts,
  viewer: Pick<Viewer, 'userId' | 'isConfirmed' | 'provenAtMs'>,
  form: FormData,
  occasion: { readonly nowMs: number; readonly newId: () => string },
): Promise<ReceivedApiKeyForm> {
  const intent = form.get('intent')
  if (intent === 'create-key') return create(parts, viewer, form, occasion.nowMs)
  if (intent === 'revoke-key') return revoke(parts, viewer, form, occasion)
  return refuse(parts.t, 'unknown-intent')
}

/** Where keys are kept, and the language of who asks. */
export interface ApiKeyFormParts {
  readonly primary: Primary
  readonly t: Words<typeof settings>
}

async function create(
  { primary, t }: ApiKeyFormParts,
  viewer: Pick<Viewer, 'userId' | 'isConfirmed' | 'provenAtMs'>,
  form: FormData,
  nowMs: number,
): Promise<ReceivedApiKeyForm> {
  const fields = toFormFields(form)
  const typed = { name: fields['name']?.[0] ?? '', scopes: fields['scopes'] ?? [] }
  const wish = newApiKeySchema(t).safeParse({ ...typed, formId: fields['formId']?.[0] })
  if (!wish.success) {
    const messagesOf = (field: string) =>
      wish.error.issues.filter(({ path }) => path[0] === field).map(({ message }) => message)
    const [name, scopes] = [messagesOf('name'), messagesOf('scopes')]
    const errors = { ...(name.length > 0 && { name }), ...(scopes.length > 0 && { scopes }) }
    return { result: { kind: 'invalid', errors, typed }, refusal: 'not-readable' }
  }
  if (!viewer.isConfirmed) return refuse(t, 'unavailable', typed)
  requireFresh(viewer, nowMs, typedAddress(typed))
  const created = await createApiKey(primary, viewer.userId, wish.data, nowMs)
  if (!created.ok) return refuse(t, created.reason, typed)
  return { result: { kind: 'created', ...created.value }, refusal: null }
}

async function revoke(
  { primary, t }: ApiKeyFormParts,
  { userId, isConfirmed }: Pick<Viewer, 'userId' | 'isConfirmed'>,
  form: FormData,
  occasion: { readonly nowMs: number; readonly newId: () => string },
): Promise<ReceivedApiKeyForm> {
  if (!isConfirmed) return refuse(t, 'unavailable')
  const revoked = await revokeApiKey(primary, userId, toFormFields(form)['keyId']?.[0] ?? '', occasion)
  return revoked.ok ? { result: { kind: 'revoked' }, refusal: null } : refuse(t, revoked.reason)
}

function refuse(
  t: Words<typeof settings>,
  refusal: KeyRefusal,
  typed: { readonly name: string; readonly scopes: readonly string[] } | null = null,
): ReceivedApiKeyForm {
  return { refusal, result: { kind: 'refused', message: messageOf(t, refusal), typed } }
}

type KeyRefusal = CreateApiKeyRefusal | RevokeApiKeyRefusal | 'unknown-intent'

function messageOf(t: Words<typeof settings>, refusal: KeyRefusal): string {
  switch (refusal) {
    case 'too-many-keys':
      return t('keys.refused.tooMany', { max: MAX_LIVE_KEYS })
    case 'key-made-already':
      return t('keys.refused.madeAlready')
    case 'unknown-key':
      return t('keys.refused.unknown')
    case 'unavailable':
      return t('keys.refused.unavailable')
    case 'unknown-intent':
      return t('unreadable')
  }
}
