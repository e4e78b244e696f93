import { hash } from '@node-rs/argon2'
import { ulid } from 'ulid'
import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import { ARGON2ID } from '#app/features/user/argon2id.server.ts'
import { toIso } from '#app/kernel/time.ts'
import { openData } from '#app/server/open-data.ts'
import { commit, insertCourse, type CourseFixture } from '../course-fixture.ts'
import { makeDataFolder, openPrimary, type DataFolder } from '../migrated-database.ts'
import { listCanaries, type Canaries } from './canaries.ts'
import { withFreeText } from './free-text-course.ts'
import { MEMBERS, type Member } from './people.ts'
import { makePerson, type PersonRows } from './person-rows.ts'
import { doWork, type PlantedPerson } from './person-work.ts'

/** The password of everybody. */
export const PASSWORD = 'correct horse battery staple'

/** A school where everybody has left marked words and known ids wherever somebody can. */
export interface PlantedSchool {
  readonly folder: DataFolder
  /** Taken by everybody. */
  readonly course: CourseFixture
  /** Of which nobody may see anything. */
  readonly draft: CourseFixture
  readonly paid: CourseFixture
  readonly people: Readonly<Record<Member, PlantedPerson>>
  readonly canaries: Canaries
  /** Somebody new of this role, for what ends sessions or changes accounts. */
  readonly takeSpare: (role: Member) => PersonRows
  /** A report that is open, on a task of the course. */
  readonly takeReport: () => OpenReport
}

interface OpenReport {
  readonly reportId: string
  readonly taskId: string
}

/** How many spare people there are of each role, and how many open reports. */
const SPARES = 80

/** Makes a data folder with such a school in it; whoever asks for it removes it. */
export async function plantSchool(): Promise<PlantedSchool> {
  const folder = await makeDataFolder()
  const primary = openPrimary(folder.path)
  const { course, statements } = await withFreeText(await insertCourse(primary, 2, 8))
  const draft = await insertCourse(primary, 1, 1)
  const paid = await insertCourse(primary, 1, 1)
  const members = await makeMembers()
  const rowsOf = (wanted: Member) => members.filter(({ role }) => role === wanted).map(({ rows }) => rows)
  await commit(primary, [
    ...statements,
    ...courseStatements({ draft, paid }),
    ...members.flatMap((member) => member.statements),
  ])
  const people = await putToWork(folder, course, rowsOf)
  const reports = makeReports(course, people.other.userId)
  await commit(primary, [...reports.statements, ...Object.values(people).map(parkedStatement)])
  primary.close()
  const spares = new Map(MEMBERS.map((role) => [role, rowsOf(role).slice(1)]))
  return {
    folder,
    course,
    draft,
    paid,
    people,
    canaries: listCanaries(
      members.map(({ rows }) => rows),
      people,
      draft,
    ),
    takeSpare: (role) => take(spares.get(role) ?? []),
    takeReport: () => take(reports.open),
  }
}

function take<Thing>(things: Thing[]): Thing {
  const thing = things.pop()
  if (thing === undefined) throw new Error('there are too few spare things: raise SPARES')
  return thing
}

/** The first of each role works; the others are spare. */
async function makeMembers() {
  const passwordHash = await hash(PASSWORD, ARGON2ID)
  return MEMBERS.flatMap((role) =>
    Array.from({ length: SPARES + 1 }, (_, index) => {
      const mark = index === 0 ? role : `${role}spare${toLetters(index)}`
      return { role, ...makePerson({ role, mark, passwordHash }) }
    }),
  )
}

function toLetters(number: number): string {
  return String(number).replaceAll(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))
}

function courseStatements({ draft, paid }: Pick<PlantedSchool, 'draft' | 'paid'>): Statement[] {
  const texts = { title: 'canary-draft-title', description: 'canary-draft-description' }
  const update = tables.updateTable('Course')
  return [
    toStatement(update.set({ status: 'DRAFT', ...texts }).where('id', '=', draft.courseId)),
    toStatement(update.set({ priceCents: 900 }).where('id', '=', paid.courseId)),
  ]
}

async function putToWork(
  folder: DataFolder,
  course: CourseFixture,
  rowsOf: (role: Member) => readonly PersonRows[],
): Promise<Record<Member, PlantedPerson>> {
  const complain = (problem: unknown) => {
    throw new Error(`the school could not be planted: ${JSON.stringify(problem)}`)
  }
  const data = await openData(folder.dataDir, { onParked: complain, onFailed: complain })
  const people: [Member, PlantedPerson][] = []
  for (const [index, role] of MEMBERS.entries()) {
    const [rows] = rowsOf(role)
    if (!rows) throw new Error(`there is no ${role}`)
    people.push([role, { ...rows, ...(await doWork(data, course, { ...rows, mark: role, index })) }])
  }
  await data.close()
  // cast: every role was put to work.
  return Object.fromEntries(people) as Record<Member, PlantedPerson>
}

/** Reports to be dealt with, by somebody who said nothing else. */
function makeReports(course: CourseFixture, userId: string) {
  const [task] = course.tasks.slice(-1)
  if (!task) throw new Error('the course has no tasks')
  const { taskId, revisionId } = task
  const now = toIso(Date.now())
  const open: OpenReport[] = Array.from({ length: SPARES }, () => ({ reportId: ulid(), taskId }))
  const same = { userId, taskId, revisionId, reason: 'typo', body: '', reportedAt: now }
  const rows = open.map(({ reportId }) => ({ id: reportId, ...same, createdAt: now, updatedAt: now }))
  return { open, statements: [toStatement(tables.insertInto('TaskReport').values(rows))] }
}

/** Work of theirs that could not be applied. */
function parkedStatement({ userId, email }: PlantedPerson): Statement {
  const now = toIso(Date.now())
  const reason = email.replace(/-email@.*/, '-parked')
  const parked = { id: ulid(), userId, kind: 'attempt.v1', reason, entry: '{}', nodeId: ulid() }
  return toStatement(tables.insertInto('Parked').values({ ...parked, createdAt: now, updatedAt: now }))
}
