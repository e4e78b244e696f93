import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { tooManyAttempts, toResponseInit } from '#app/features/user/answer-form.server.ts'
import { PictureSection } from '#app/features/user/picture-section.tsx'
import {
  receivePictureForm,
  type PictureFormRefusal,
} from '#app/features/user/receive-picture-form.server.ts'
import { requireViewer } from '#app/features/user/require-viewer.server.ts'
import { PICTURE_MAX_MEGABYTES } from '#app/features/user/rules/picture.ts'
import { httpStatusOf } from '#app/kernel/http-status.ts'
import { BackLink } from '#app/ui/back-link.tsx'
import { account } from '#app/words/en/account.ts'
import { settings } from '#app/words/en/settings.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { localeOf } from '#app/words/locale.ts'
import { useWords } from '#app/words/use-words.ts'
import { wordsOf, type Words } from '#app/words/words.ts'

export const meta: MetaFunction = ({ matches }) => {
  const t = wordsOf(settings, localeOfPage(matches))
  return [{ title: t('titled', { page: t('picture.title') }) }]
}

export async function loader(args: LoaderFunctionArgs) {
  const { imageUrl } = await requireViewer(args)
  return { imageUrl }
}

/** The only address that takes files of a picture's size: `body-limit.ts`. */
export async function action(args: ActionFunctionArgs) {
  const viewer = await requireViewer(args)
  const { primary, nowMs, attemptLimits, client } = args.context
  // Before the file is read: each costs this server a good deal.
  const waitMs = await attemptLimits.count('picture', { client, account: viewer.userId })
  if (waitMs !== null) {
    const refusal = tooManyAttempts(wordsOf(account, localeOf(args.request.headers)), waitMs)
    return Response.json({ problem: refusal.formErrors?.[0] }, toResponseInit(refusal))
  }
  const received = await receivePictureForm(primary, viewer, args.request, nowMs())
  if (received.ok) return redirect('/settings#picture')
  const t = wordsOf(settings, localeOf(args.request.headers))
  const problem = problemOf(t, received.reason)
  return Response.json(
    { problem },
    { status: httpStatusOf(received.reason === 'missing' ? 'not-readable' : received.reason) },
  )
}

function problemOf(t: Words<typeof settings>, refusal: PictureFormRefusal): string {
  switch (refusal) {
    case 'missing':
      return t('picture.missing')
    case 'too-long':
      return t('picture.tooLong', { megabytes: PICTURE_MAX_MEGABYTES })
    case 'not-a-picture':
      return t('picture.notAPicture')
    case 'too-many-pixels':
      return t('picture.tooManyPixels')
    case 'not-readable':
      return t('unreadable')
    case 'unavailable':
      return t('unavailable')
  }
}

export default function PictureRoute() {
  const t = useWords(settings)
  const { imageUrl } = useLoaderData<typeof loader>()
  const posted = useActionData<{ readonly problem: string }>()
  return (
    <>
      <BackLink to="/settings">{t('picture.back')}</BackLink>
      <PictureSection imageUrl={imageUrl} problem={posted?.problem ?? null} />
    </>
  )
}
