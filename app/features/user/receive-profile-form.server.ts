import type { Primary } from '#app/data/primary.ts'
import type { settings } from '#app/words/en/settings.ts'
import type { Words } from '#app/words/words.ts'
import { changeProfile } from './change-profile.server.ts'
import type { Viewer } from './find-viewer.server.ts'
import { profileSchema, type Profile, type ProfileResult } from './rules/profile.ts'

/** What is to be shown of the form of a profile, and why it was refused where it was. */
export interface ReceivedProfileForm {
  readonly result: ProfileResult
  readonly refusal: 'not-readable' | 'unavailable' | null
}

/** Changes the profile as its form asks. It is shown to others, so a session that may be over is not enough. */
export async function receiveProfileForm(
  { primary, t }: { readonly primary: Primary; readonly t: Words<typeof settings> },
  { userId, isConfirmed }: Pick<Viewer, 'userId' | 'isConfirmed'>,
  form: FormData,
  occasion: { readonly nowMs: number; readonly newId: () => string },
): Promise<ReceivedProfileForm> {
  const typed = { name: textOf(form, 'name'), headline: textOf(form, 'headline'), bio: textOf(form, 'bio') }
  const wish = profileSchema(t).safeParse(typed)
  if (!wish.success) {
    const messagesOf = (field: keyof Profile) => {
      const messages = wish.error.issues.filter(({ path }) => path[0] === field).map(({ message }) => message)
      return messages.length > 0 ? messages : undefined
    }
    const errors = { name: messagesOf('name'), headline: messagesOf('headline'), bio: messagesOf('bio') }
    return { result: { kind: 'invalid', errors, typed }, refusal: 'not-readable' }
  }
  const changed = isConfirmed && (await changeProfile(primary, userId, wish.data, occasion))
  if (changed && changed.ok) return { result: { kind: 'saved' }, refusal: null }
  return { result: { kind: 'refused', message: t('unavailable'), typed }, refusal: 'unavailable' }
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
