import { Form, useNavigation } from '@remix-run/react'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { settings } from '#app/words/en/settings.ts'
import { useWords } from '#app/words/use-words.ts'
import { PICTURE_MAX_BYTES, PICTURE_MAX_MEGABYTES, PICTURE_SIDE } from './rules/picture.ts'

/** A person's picture: the one there is, another one, none. */
export function PictureSection({ imageUrl, problem }: PictureSectionProps) {
  const t = useWords(settings)
  const isBusy = useNavigation().formAction === '/settings/picture'
  return (
    <Section id="picture" title={t('picture.title')}>
      <p className="text-muted">{t('picture.about')}</p>
      {problem !== null && <Notice tone="bad">{problem}</Notice>}
      <div className="flex flex-wrap items-start gap-6">
        {imageUrl === null ? (
          <p>{t('picture.none')}</p>
        ) : (
          <div className="space-y-2">
            <img
              src={imageUrl}
              alt={t('picture.alt')}
              width={PICTURE_SIDE / 2}
              height={PICTURE_SIDE / 2}
              className="size-32 rounded-full border border-line object-cover"
            />
            <Form method="post" action="/settings/picture" encType="multipart/form-data">
              <input type="hidden" name="intent" value="remove" />
              <Button look="quiet" className="-ms-2">
                {t('picture.remove')}
              </Button>
            </Form>
          </div>
        )}
        <Form
          // The file that was taken is chosen no longer.
          key={imageUrl}
          method="post"
          action="/settings/picture"
          encType="multipart/form-data"
          className="min-w-0 flex-1 basis-64 space-y-3"
        >
          <div className="space-y-1">
            <label htmlFor="picture-file" className="block font-semibold">
              {t('picture.file')}
            </label>
            <p id="picture-hint" className="text-sm text-muted">
              {t('picture.fileHint', { megabytes: PICTURE_MAX_MEGABYTES })}
            </p>
          </div>
          <input
            id="picture-file"
            name="picture"
            type="file"
            required
            aria-describedby="picture-hint"
            accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
            // The server looks as well; this spares sending the file first.
            onChange={({ currentTarget: input }) => {
              const isTooLong = (input.files?.[0]?.size ?? 0) > PICTURE_MAX_BYTES
              input.setCustomValidity(
                isTooLong ? t('picture.tooLong', { megabytes: PICTURE_MAX_MEGABYTES }) : '',
              )
              input.reportValidity()
            }}
            className="block min-h-11 w-full min-w-0 rounded-control border border-line-strong bg-raised px-3 py-2"
          />
          <Button look="secondary" disabled={isBusy}>
            {t(isBusy ? 'picture.uploading' : 'picture.upload')}
          </Button>
        </Form>
      </div>
    </Section>
  )
}

interface PictureSectionProps {
  /** Where the picture is on this site; null for none. */
  readonly imageUrl: string | null
  /** Why it stays as it was; null where nothing was sent. */
  readonly problem: string | null
}
