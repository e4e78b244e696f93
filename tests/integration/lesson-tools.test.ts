import type { AppLoadContext } from '@remix-run/node'
import { ulid } from 'ulid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { tables, toStatement } from '#app/data/sql.ts'
import type { EntryAuthor } from '#app/entries.ts'
import { listBookmarks } from '#app/features/learning/list-bookmarks.server.ts'
import { listLessonNotes } from '#app/features/learning/list-lesson-notes.server.ts'
import { action as reportsAction, loader as reportsLoader } from '#app/routes/admin.reports.tsx'
import { action } from '#app/routes/lesson-tools.$lessonId.tsx'
import { loader as notesLoader } from '#app/routes/notes._index.tsx'
import { commit, type TaskFixture } from './course-fixture.ts'
import { cookieOf, queued, sendEntries, serveJournal, type JournalServer } from './journal-browser.ts'
import { queryRows } from './migrated-database.ts'
import { contextOf, enrollLearner, openSchool, untilShipped, type School } from './open-school.ts'

let school: School
let context: AppLoadContext
let server: JournalServer
let learner: EntryAuthor
let cookie: string
let lessonId: string
let task: TaskFixture

beforeAll(async () => {
  school = await openSchool(1, 2)
  const [lesson, first] = [school.course.lessons[0], school.course.tasks[0]]
  if (!lesson || !first) throw new Error('the course has a lesson with a task')
  ;[lessonId, task] = [lesson.lessonId, first]
  context = contextOf(school)
  server = await serveJournal({ context, journal: school.data.journal, isReplicaOpen: () => true })
})

beforeEach(async () => {
  learner = await enrollLearner(school)
  await untilShipped(school)
  cookie = await cookieOf(context, learner)
})

afterAll(async () => {
  server.close()
  await school.close()
})

interface Posted {
  readonly to?: string
  readonly accept?: string
  readonly cookies?: string
}

function argsOf(path: string, fields: Readonly<Record<string, string>> | null, posted: Posted = {}) {
  const { accept = '*/*', cookies = cookie } = posted
  const headers = { Accept: accept, Cookie: cookies, 'Accept-Language': 'en' }
  const init = fields ? { method: 'POST', headers, body: new URLSearchParams(fields) } : { headers }
  const params = { lessonId: posted.to ?? lessonId }
  return { request: new Request(`http://localhost${path}`, init), context, params }
}

/** What the action answers or throws. */
async function post(fields: Readonly<Record<string, string>>, posted: Posted = {}): Promise<Response> {
  const args = argsOf(`/lesson-tools/${posted.to ?? lessonId}`, fields, posted)
  // cast: it answers and throws nothing else.
  return (await action(args).catch((thrown: unknown) => thrown)) as Response
}

const AS_PAGE = { accept: 'text/html,application/xhtml+xml' }
const shown = () =>
  school.data.replica.forLearner(learner.userId, (view) => ({
    notes: listLessonNotes(view, learner.userId, lessonId).map(({ body, anchor }) => [body, anchor]),
    bookmarks: [...listBookmarks(view, learner.userId)],
  }))
const noteForm = (body: string) => ({ intent: 'write-note', noteId: ulid(), over: '', anchor: '', body })
const reportForm = (reason: string, body = '') => ({
  intent: 'report',
  taskId: task.taskId,
  revisionId: task.revisionId,
  reason,
  body,
})

describe('a form about a lesson', () => {
  it('is answered to a script, and leads a browser without scripts back', async () => {
    const answered = await post({ ...noteForm('One.\r\nTwo.'), anchor: 'section-a' })
    expect([answered.status, await answered.json()]).toEqual([200, { answered: { status: 'kept' } }])
    const back = await post({ intent: 'bookmark', isSet: '1', redirectTo: '/courses/x/lessons/y' }, AS_PAGE)
    expect([back.status, back.headers.get('Location')]).toEqual([302, '/courses/x/lessons/y'])
    expect(shown()).toEqual({ notes: [['One.\nTwo.', 'section-a']], bookmarks: [lessonId] })
  })

  it('leads to no other site', async () => {
    const away = { intent: 'bookmark', isSet: '1', redirectTo: '//evil.example/' }
    expect((await post(away, AS_PAGE)).headers.get('Location')).toBe('/notes')
  })

  it.each([
    ['without words', () => noteForm(' \r\n '), 400, 'Write something first.'],
    ['with too many', () => noteForm('x'.repeat(10_001)), 400, 'This is too long: 10,000 characters'],
    ['with an id that is none', () => ({ ...noteForm('x'), noteId: 'n' }), 400, 'could not be read'],
    ['that says no reason', () => reportForm('rude'), 400, 'Say what kind of mistake it is.'],
    ['about no task', () => ({ ...reportForm('typo'), taskId: ulid() }), 404, 'no such task'],
  ])('%s is refused with what was typed', async (_, fieldsOf, status, message) => {
    const fields = fieldsOf()
    const refused = await post(fields)
    expect(refused.status).toBe(status)
    const typed = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]]))
    expect(await refused.json()).toEqual({
      answered: { status: 'refused', message: expect.stringContaining(message) as string, typed },
    })
    expect(shown()).toEqual({ notes: [], bookmarks: [] })
  })

  it('of somebody who is signed out is refused with what was typed, on a page too', async () => {
    for (const accept of ['*/*', AS_PAGE.accept]) {
      const refused = await post(noteForm('Still here.'), { accept, cookies: '' })
      expect(refused.status).toBe(401)
      expect(await refused.text()).toContain('Still here.')
    }
  })

  it('about a lesson that there is not, or of no known kind, is refused', async () => {
    for (const fields of [noteForm('x'), { intent: 'bookmark', isSet: '1' }])
      expect((await post(fields, { to: ulid() })).status).toBe(404)
    expect((await post({ intent: 'bookmark', isSet: '1' }, { to: 'x' })).status).toBe(404)
    expect((await post({ intent: 'else' })).status).toBe(400)
  })
})

describe('what a browser has queued about a lesson', () => {
  it('is kept where it may be, and refused with its reason where not', async () => {
    const note = { noteId: ulid(), lessonId, anchor: null, body: 'Queued.', over: null }
    const report = { taskId: task.taskId, reason: 'unclear', body: '' }
    const { revisionId } = task
    const kept = [
      queued('note-written.v1', note),
      queued('bookmarked.v1', { lessonId, isSet: true }),
      queued('task-reported.v1', report, { revisionId }),
    ]
    expect(await sendEntries(server.origin, cookie, kept)).toMatchObject(kept.map(() => ({ status: 'kept' })))
    await untilShipped(school)
    expect(shown()).toEqual({ notes: [['Queued.', null]], bookmarks: [lessonId] })
    const stranger = await cookieOf(context, await enrollLearner(school))
    const refused = [
      queued('note-written.v1', note),
      queued('note-removed.v1', { noteId: note.noteId, lessonId, over: note.noteId }),
      queued('bookmarked.v1', { lessonId: ulid(), isSet: true }),
      queued('note-written.v1', { ...note, noteId: ulid(), body: 'x'.repeat(10_001) }),
      queued('task-reported.v1', report, { revisionId: ulid() }),
    ]
    expect(await sendEntries(server.origin, stranger, refused)).toMatchObject(
      ['somebody-else', 'somebody-else', 'unknown-lesson', 'not-readable', 'unknown-task'].map((code) => ({
        status: 'refused',
        code,
      })),
    )
    expect(shown().notes).toEqual([['Queued.', null]])
  })
})

describe('the page of notes', () => {
  it('is for its owner, and finds words', async () => {
    await post(noteForm('Mind the NULLs.'))
    const load = (query: string, cookies = cookie) =>
      notesLoader(argsOf(`/notes${query}`, null, { cookies })).catch((thrown: unknown) => thrown)
    expect(await load('?q=null')).toMatchObject({ words: 'null', courses: [{ lessons: [{ id: lessonId }] }] })
    expect(await load('?q=zebra')).toMatchObject({ courses: [] })
    expect(await load('', '')).toMatchObject({ status: 302 })
    const stranger = await cookieOf(context, await enrollLearner(school))
    expect(await load('', stranger)).toMatchObject({ courses: [] })
  })
})

describe('a report of a mistake', () => {
  it('is open once, until an operator has dealt with it', async () => {
    for (const body of ['The key is wrong.', 'The key is wrong.', 'And there is a typo.'])
      expect((await post(reportForm('wrong-key', body))).status).toBe(200)
    await untilShipped(school)
    const operator = await enrollLearner(school)
    await untilShipped(school)
    const rise = tables.updateTable('User').set({ role: 'ADMIN' }).where('id', '=', operator.userId)
    await commit(school.data.primary, [toStatement(rise)])
    const cookies = await cookieOf(context, operator)
    const open = async () => {
      const { tasks } = await reportsLoader(argsOf('/admin/reports', null, { cookies }))
      return tasks.flatMap(({ path, reports }) => reports.map((report) => ({ path, ...report })))
    }
    const own = (await open()).filter(({ reason }) => reason === 'wrong-key')
    expect(own.map(({ body }) => body)).toEqual(['The key is wrong.', 'And there is a typo.'])
    expect(own[0]?.path).toMatch(/^\/courses\/.+\/lessons\/lesson-1#task-task-1$/)
    const fields = { taskId: task.taskId, reportId: own[0]?.id ?? '' }
    const resolve = (who: string) =>
      reportsAction(argsOf('/admin/reports', fields, { cookies: who })).catch((thrown: unknown) => thrown)
    expect(await resolve(cookie)).toMatchObject({ status: 403 })
    expect(await resolve(cookies)).toMatchObject({ status: 302 })
    expect(await resolve(cookies)).toMatchObject({ status: 404 })
    expect((await open()).filter(({ reason }) => reason === 'wrong-key')).toMatchObject([
      { body: 'And there is a typo.' },
    ])
    const resolved = `SELECT entityId FROM AuditLog WHERE operation = 'resolve-report'`
    expect(queryRows(school.path, resolved)).toEqual([{ entityId: own[0]?.id }])
  })
})
