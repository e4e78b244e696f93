import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LEGAL_PAGES } from '#app/features/system/rules/legal-page.ts'
import { openLegalPages, tellUnfinishedPages } from '#app/server/legal-pages.ts'
import { LOCALES } from '#app/words/locale.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hedgeschool-legal-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const put = (name: string, text: string) => writeFile(join(folder, name), text)

/** The files that the log is told of. */
async function unfinished(dir: string): Promise<unknown[]> {
  const told: unknown[] = []
  await tellUnfinishedPages(dir, { warn: (what: unknown) => told.push(what) })
  return told
}

describe("the operator's pages", () => {
  it('are shown in the language that is asked for, or else in English, as safe HTML', async () => {
    await put('privacy.en.md', 'Nothing is *stored*. <script>alert(1)</script>')
    await put('terms.en.md', 'Be kind.')
    await put('terms.de.md', 'Sei freundlich.')
    const find = openLegalPages(folder)
    expect(await find('terms', 'de')).toEqual({ html: '<p>Sei freundlich.</p>', locale: 'de' })
    const privacy = await find('privacy', 'de')
    expect(privacy).toMatchObject({
      locale: 'en',
      html: expect.stringContaining('<em>stored</em>') as string,
    })
    expect(privacy?.html).not.toContain('<script')
  })

  it('are none where nobody has written them, and those of the start until the next one', async () => {
    const find = openLegalPages(join(folder, 'missing'))
    expect(await find('privacy', 'en')).toBeNull()
    await put('terms.en.md', 'One.')
    const kept = openLegalPages(folder)
    await kept('terms', 'en')
    await put('terms.en.md', 'Two.')
    expect(await kept('terms', 'en')).toMatchObject({ html: '<p>One.</p>' })
  })

  it('are told of in the log while something is to be filled in, or one is missing', async () => {
    await put('privacy.en.md', 'Ada Lovelace, 12 Example Street')
    await put('terms.en.md', 'Write to [Name and address].')
    expect(await unfinished(folder)).toEqual([{ file: 'terms.en.md', placeholders: ['[Name and address]'] }])
    await rm(join(folder, 'privacy.en.md'))
    expect(await unfinished(folder)).toContainEqual({ file: 'privacy.en.md' })
  })
})

describe.each(LEGAL_PAGES.flatMap((name) => LOCALES.map((locale) => [name, locale] as const)))(
  'the template of %s.%s',
  (name, locale) => {
    it('says in its first line that it is one, and asks for the operator', async () => {
      const text = await readFile(`legal/${name}.${locale}.md`, 'utf8')
      expect(text.split('\n')[0]).toMatch(/^\*\*(This is a template|Dies ist eine Vorlage)\.\*\*/)
      expect(text).toMatch(/\[Name (and address of the operator|und Anschrift des Betreibers)\]/)
      expect(await openLegalPages('legal')(name, locale)).toMatchObject({ locale })
    })
  },
)

it('names every cookie that is set', async () => {
  const text = await readFile('legal/privacy.en.md', 'utf8')
  for (const cookie of ['session', 'device', 'latest', 'quiet', 'locale', 'theme'])
    expect(text).toContain(`\`hs_${cookie}\``)
})
