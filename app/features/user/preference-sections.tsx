import { Section } from '#app/ui/section.tsx'
import { settings } from '#app/words/en/settings.ts'
import { LOCALE_NAMES, LOCALES } from '#app/words/locale.ts'
import { useLocale, useWords } from '#app/words/use-words.ts'
import { PreferenceSelect } from './preference-select.tsx'
import { THEMES, type Theme } from './rules/theme.ts'

/** How a person wants the pages: language, time zone, colours. */
export function PreferenceSections({ theme, timeZone, timeZones }: PreferenceSectionsProps) {
  const t = useWords(settings)
  return (
    <>
      <Section id="language" title={t('language.title')}>
        <p className="text-muted">{t('language.about')}</p>
        <PreferenceSelect
          name="locale"
          label={t('language.label')}
          options={LOCALES.map((value) => ({ value, text: LOCALE_NAMES[value], lang: value }))}
          chosen={useLocale()}
          button={t('language.save')}
        />
      </Section>
      <Section id="time-zone" title={t('timeZone.title')}>
        <p className="text-muted">{t('timeZone.about')}</p>
        <PreferenceSelect
          name="timeZone"
          label={t('timeZone.label')}
          options={timeZones.map((value) => ({ value, text: value.replaceAll('_', ' ') }))}
          chosen={timeZone}
          button={t('timeZone.save')}
        />
      </Section>
      <Section id="appearance" title={t('appearance.title')}>
        <PreferenceSelect
          name="theme"
          label={t('appearance.label')}
          options={THEMES.map((value) => ({ value, text: t(`appearance.${value}`) }))}
          chosen={theme}
          button={t('appearance.save')}
        />
      </Section>
    </>
  )
}

interface PreferenceSectionsProps {
  readonly theme: Theme
  /** IANA name. */
  readonly timeZone: string
  /** Every zone to choose from. */
  readonly timeZones: readonly string[]
}
