import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { tables, toStatement } from '#app/data/sql.ts'
import type { EntryAuthor } from '#app/entries.ts'
import * as reports from '#app/routes/admin.reports.tsx'
import * as lessonTools from '#app/routes/lesson-tools.$lessonId.tsx'
import * as notes from '#app/routes/notes._index.tsx'
import * as privacy from '#app/routes/privacy.tsx'
import * as terms from '#app/routes/terms.tsx'
import { commit } from './course-fixture.ts'
import { cookieOf } from './journal-browser.ts'
import * as toolsPage from './lesson-tools-page.tsx'
import { contextOf, enrollLearner, openSchool, untilShipped, type School } from './open-school.ts'
import { servePages, type PageServer } from './page-server.ts'

let school: School
let server: PageServer
let learner: EntryAuthor
let cookie: string
let page: string

beforeAll(async () => {
  school = await openSchool(1, 1)
  server = await servePages(school, {
    notes,
    privacy,
    terms,
    'admin/reports': reports,
    'lesson-tools/:lessonId': lessonTools,
    'tools/:lessonId/:taskId/:revisionId': toolsPage,
  })
})

beforeEach(async () => {
  learner = await enrollLearner(school)
  await untilShipped(school)
  cookie = await cookieOf(contextOf(school), learner)
  const [task] = school.course.tasks
  page = `/tools/${task?.lessonId}/${task?.taskId}/${task?.revisionId}`
})

afterAll(async () => {
  server.close()
  await school.close()
})

/** What a browser without scripts shows, after it has followed where it was led. */
async function visit(path: string, fields?: URLSearchParams, locale = 'en'): Promise<string> {
  const headers = { Accept: 'text/html', Cookie: `${cookie}; hs_locale=${locale}`, Origin: server.origin }
  const init = fields ? { method: 'POST', headers, body: fields, redirect: 'manual' as const } : { headers }
  const response = await fetch(server.origin + path, init)
  const location = response.headers.get('Location')
  return location === null ? response.text() : visit(location)
}

/** A form of a page as a browser would send it, with what was filled in. */
function fill(html: string, word: string, filled: Readonly<Record<string, string>> = {}) {
  const form = [...html.matchAll(/<form[^>]*action="(?<action>[^"]*)"[^>]*>(?<inside>.*?)<\/form>/gs)]
    .map(({ groups }) => ({ action: groups?.['action'] ?? '', inside: groups?.['inside'] ?? '' }))
    .find(({ inside }) => inside.includes(word))
  if (!form) throw new Error(`there is no form with ${word}`)
  const hidden = [...form.inside.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  const fields = new URLSearchParams(
    hidden.map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]),
  )
  for (const [name, value] of Object.entries(filled)) fields.set(name, value)
  return { action: form.action, fields }
}

async function send(html: string, word: string, filled: Readonly<Record<string, string>> = {}) {
  const { action, fields } = fill(html, word, filled)
  return visit(action, fields)
}

describe('without scripts, beside a lesson', () => {
  it('a bookmark is set, found on the page of notes, and taken away', async () => {
    const marked = await send(await visit(page), 'Bookmark this lesson')
    expect(marked).toContain('Remove the bookmark')
    const list = await visit('/notes')
    expect(list).toContain('Lesson 1')
    const left = await send(list, 'Remove the bookmark')
    expect(left).toContain('Nothing here yet')
  })

  it('a note is written, changed and removed', async () => {
    const evil = '<script>alert(1)</script> **kept as it is**'
    const written = await send(await visit(page), 'Save the note', { body: evil, anchor: 'section-joins' })
    expect(written).toContain('&lt;script&gt;alert(1)&lt;/script&gt; **kept as it is**')
    expect(written).toContain('On “Joins”')
    const changed = await send(written, 'name="over" value="0', { body: 'Changed.' })
    expect(changed).toContain('>Changed.</p>')
    expect(changed).not.toContain('kept as it is')
    const removed = await send(changed, 'Remove for good')
    expect(removed).toContain('No notes on this lesson yet')
  })

  it('two edits of one version are shown together', async () => {
    const written = await send(await visit(page), 'Save the note', { body: 'First.' })
    for (const body of ['Here.', 'There.']) await send(written, 'name="over" value="0', { body })
    for (const path of [page, '/notes']) {
      const both = await visit(path)
      expect(both).toContain('2 versions of one note')
      expect(both).toMatch(/Written last.*>There\.<.*Written before that.*>Here\.</s)
    }
  })

  it('what is refused is still there, and can be sent again', async () => {
    const { action, fields } = fill(await visit(page), 'Save the note', { body: ' ' })
    const refused = await visit(action, fields)
    expect(refused).toContain('Write something first.')
    expect(await send(refused, 'Try again', { body: 'Now.' })).toContain('>Now.</p>')
  })

  it('a mistake is reported, with thanks', async () => {
    const thanked = await send(await visit(page), 'Send the report', { reason: 'typo', body: 'Teh.' })
    expect(thanked).toContain('Thank you.')
    expect(thanked).not.toContain('Send the report')
  })

  it('everything is there in German', async () => {
    for (const [path, words] of [
      [page, ['Lesezeichen setzen', 'Deine Notizen', 'Fehler melden']],
      ['/notes', ['Notizen und Lesezeichen', 'Noch ist hier nichts']],
    ] as const)
      for (const word of words) expect(await visit(path, undefined, 'de')).toContain(word)
  })
})

describe('the page of reports', () => {
  it('shows them to an operator, who deals with them', async () => {
    await send(await visit(page), 'Send the report', { reason: 'broken', body: 'It <hangs>.' })
    await untilShipped(school)
    const rise = tables.updateTable('User').set({ role: 'ADMIN' }).where('id', '=', learner.userId)
    await commit(school.data.primary, [toStatement(rise)])
    const html = await visit('/admin/reports')
    expect(html).toContain('Something does not work')
    expect(html).toContain('It &lt;hangs&gt;.')
    expect(html).toContain('/lessons/lesson-1#task-task-1')
    const last = html.slice(html.lastIndexOf('It &lt;hangs&gt;.'))
    const done = await visit('/admin/reports', fill(last, 'Dealt with').fields)
    expect(done).not.toContain('It &lt;hangs&gt;.')
  })
})

describe("the operator's pages", () => {
  it.each([
    ['/privacy', 'en', 'This is a template.', 'lang="en"'],
    ['/privacy', 'de', 'Dies ist eine Vorlage.', 'lang="de"'],
    ['/terms', 'en', 'Terms of use', 'This is a template.'],
    ['/terms', 'de', 'Nutzungsbedingungen', 'Dies ist eine Vorlage.'],
  ])('%s in %s', async (path, locale, ...parts) => {
    const html = await visit(path, undefined, locale)
    for (const part of parts) expect(html).toContain(part)
  })
})
