import { Form, useNavigation } from '@remix-run/react'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { settings } from '#app/words/en/settings.ts'
import { useWords } from '#app/words/use-words.ts'
import { DoneNotice } from './done-notice.tsx'
import { PROFILE_MAX, type Profile, type ProfileErrors, type ProfileResult } from './rules/profile.ts'

/** What a person says about themselves. */
export function ProfileSection({ profile, posted }: ProfileSectionProps) {
  const t = useWords(settings)
  const { shown, errors } = readPosted(profile, posted)
  const firstInvalid = (['name', 'headline', 'bio'] as const).find((field) => errors[field])
  const isBusy = useNavigation().formData?.get('intent') === 'profile'
  return (
    <Section id="profile" title={t('profile.title')}>
      {posted?.kind === 'saved' && <DoneNotice>{t('saved')}</DoneNotice>}
      {posted?.kind === 'refused' && <Notice tone="bad">{posted.message}</Notice>}
      <Form method="post" action="/settings?index" className="space-y-5">
        <input type="hidden" name="intent" value="profile" />
        <TextField
          id="profile-name"
          name="name"
          label={t('profile.name')}
          hint={t('profile.nameHint')}
          autoComplete="name"
          required
          maxLength={PROFILE_MAX.name}
          defaultValue={shown.name}
          errors={errors.name}
          isFirstInvalid={firstInvalid === 'name'}
        />
        <TextField
          id="profile-headline"
          name="headline"
          label={t('profile.headline')}
          hint={t('profile.headlineHint')}
          autoComplete="off"
          maxLength={PROFILE_MAX.headline}
          defaultValue={shown.headline}
          errors={errors.headline}
          isFirstInvalid={firstInvalid === 'headline'}
        />
        <BioField bio={shown.bio} errors={errors.bio} />
        <Button disabled={isBusy}>{t(isBusy ? 'profile.saving' : 'profile.save')}</Button>
      </Form>
    </Section>
  )
}

interface ProfileSectionProps {
  readonly profile: Profile
  /** What became of the form that was sent last; null where none was. */
  readonly posted: ProfileResult | null
}

function readPosted(
  profile: Profile,
  posted: ProfileResult | null,
): { readonly shown: Profile; readonly errors: ProfileErrors } {
  if (posted === null || posted.kind === 'saved') return { shown: profile, errors: {} }
  return { shown: posted.typed, errors: posted.kind === 'invalid' ? posted.errors : {} }
}

function BioField({ bio, errors }: { readonly bio: string; readonly errors: readonly string[] | undefined }) {
  const t = useWords(settings)
  return (
    <div className="space-y-1">
      <label htmlFor="profile-bio" className="block font-semibold">
        {t('profile.bio')}
      </label>
      <textarea
        id="profile-bio"
        name="bio"
        rows={4}
        maxLength={PROFILE_MAX.bio}
        defaultValue={bio}
        aria-invalid={errors ? true : undefined}
        aria-describedby={errors ? 'profile-bio-error' : undefined}
        className={
          'w-full rounded-control border bg-raised px-3 py-2 ' +
          (errors ? 'border-bad' : 'border-line-strong')
        }
      />
      {errors && (
        <p id="profile-bio-error" className="font-medium text-bad">
          {errors.join(' ')}
        </p>
      )}
    </div>
  )
}
