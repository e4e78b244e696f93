import { Page, PageTitle } from '#app/ui/page.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { legal } from '#app/words/en/legal.ts'
import { useWords } from '#app/words/use-words.ts'
import type { LegalName, LegalPage } from './rules/legal-page.ts'

/** A page whose text is the operator's. */
export function LegalText({ name, page }: LegalTextProps) {
  const t = useWords(legal)
  return (
    <Page width="narrow">
      <PageTitle title={t(name)} />
      {page ? (
        <div lang={page.locale}>
          <Prose html={page.html} />
        </div>
      ) : (
        <p className="text-muted">{t('missing')}</p>
      )}
    </Page>
  )
}

interface LegalTextProps {
  readonly name: LegalName
  /** Null where nobody has written it. */
  readonly page: LegalPage | null
}
