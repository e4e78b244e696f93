import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findProfile } from '#app/features/user/find-profile.server.ts'
import { PictureSection } from '#app/features/user/picture-section.tsx'
import { PreferenceSections } from '#app/features/user/preference-sections.tsx'
import { ProfileSection } from '#app/features/user/profile-section.tsx'
import { QuietSection } from '#app/features/user/quiet-section.tsx'
import { receivePreferences } from '#app/features/user/receive-preferences.server.ts'
import { receiveProfileForm } from '#app/features/user/receive-profile-form.server.ts'
import { requireViewer } from '#app/features/user/require-viewer.server.ts'
import type { ProfileResult } from '#app/features/user/rules/profile.ts'
import { isQuiet } from '#app/features/user/rules/quiet-mode.ts'
import { themeOf } from '#app/features/user/rules/theme.ts'
import { listTimeZones } from '#app/features/user/rules/time-zone.ts'
import { httpStatusOf } from '#app/kernel/http-status.ts'
import { Notice } from '#app/ui/notice.tsx'
import { settings } from '#app/words/en/settings.ts'
import { localeOf } from '#app/words/locale.ts'
import { wordsOf } from '#app/words/words.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { userId, name, imageUrl, timeZone } = await requireViewer(args)
  const cookies = args.request.headers.get('Cookie')
  return {
    profile: findProfile(args.context.reader, userId) ?? { name, headline: '', bio: '' },
    imageUrl,
    timeZone,
    timeZones: listTimeZones(timeZone),
    theme: themeOf(cookies),
    isQuiet: isQuiet(cookies),
  }
}

/** What became of a form of this page that is not simply shown as done. */
interface Posted {
  readonly profile?: ProfileResult
  readonly problem?: string
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireViewer(args)
  const { primary, nowMs, newId } = args.context
  const t = wordsOf(settings, localeOf(args.request.headers))
  const form = await args.request.formData()
  if (form.get('intent') === 'profile') {
    const occasion = { nowMs: nowMs(), newId }
    const { result, refusal } = await receiveProfileForm({ primary, t }, viewer, form, occasion)
    return answer({ profile: result }, { status: refusal ? httpStatusOf(refusal) : 200 })
  }
  const { headers, refusal } = await receivePreferences(args.context, viewer, form)
  if (refusal === null) return redirect('/settings', { headers })
  const problem = refusal === 'not-readable' ? t('unreadable') : t('onlyHere')
  return answer({ problem }, { status: httpStatusOf(refusal), headers })
}

function answer(posted: Posted, init: ResponseInit): Response {
  return Response.json(posted, init)
}

export default function SettingsIndexRoute() {
  const data = useLoaderData<typeof loader>()
  const posted = useActionData<Posted>()
  return (
    <div className="space-y-12">
      {posted?.problem && <Notice tone="bad">{posted.problem}</Notice>}
      <ProfileSection profile={data.profile} posted={posted?.profile ?? null} />
      <PictureSection imageUrl={data.imageUrl} problem={null} />
      <PreferenceSections theme={data.theme} timeZone={data.timeZone} timeZones={data.timeZones} />
      <QuietSection isQuiet={data.isQuiet} />
    </div>
  )
}
