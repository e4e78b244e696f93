import { ulid } from 'ulid'
import type { EntryAuthor } from '#app/entries.ts'
import {
  getPracticePage,
  type PracticePage,
  type TaskPage,
} from '#app/features/xp/get-practice-page.server.ts'
import type { PracticeSummary } from '#app/features/xp/get-practice-summary.server.ts'
import { receiveAnswer } from '#app/features/xp/receive-answer.server.ts'
import { FIRST_PLACE, readPlace, type PracticePlace } from '#app/features/xp/rules/practice-address.ts'
import { toPracticeId, type PracticeMode } from '#app/features/xp/rules/practice-mode.ts'
import { DAY_MS, SECOND_MS } from '#app/kernel/time.ts'
import { insertLearner, openPrimary } from './migrated-database.ts'
import { enrollLearner, holdWriteLock, runSql, untilShipped, type School } from './open-school.ts'

/** A learner at practice, with a clock of their own. */
export class Practising {
  readonly #school: School
  readonly learner: EntryAuthor
  /** Noon of yesterday at first, so that no test crosses midnight. */
  nowMs = Math.floor(Date.now() / DAY_MS) * DAY_MS - DAY_MS / 2

  constructor(school: School, learner: EntryAuthor) {
    this.#school = school
    this.learner = learner
  }

  /** Somebody who has taken up the course. */
  static async enrolled(school: School): Promise<Practising> {
    const learner = await enrollLearner(school)
    await untilShipped(school)
    return new Practising(school, learner)
  }

  /** Somebody who has not. */
  static async stranger(school: School): Promise<Practising> {
    const primary = openPrimary(school.path)
    const learner = await insertLearner(primary)
    primary.close()
    return new Practising(school, learner)
  }

  newPractice(mode: PracticeMode = 'mixed'): string {
    return toPracticeId(ulid(this.nowMs), mode)
  }

  pageOf(practiceId: string, place: Partial<PracticePlace> = {}): PracticePage {
    const asked = { practiceId, place: { ...FIRST_PLACE, ...place } }
    return this.#school.data.replica.forLearner(this.learner.userId, (view) =>
      getPracticePage(view, this.learner, asked, this.nowMs),
    )
  }

  /** The page of a task. */
  taskOf(practiceId: string, place: Partial<PracticePlace>): TaskPage {
    const page = this.pageOf(practiceId, place)
    if (page.kind !== 'task') throw new Error(`it is ${page.kind}`)
    return page
  }

  /** The page of the task that comes next. */
  nextOf(practiceId: string, place: Partial<PracticePlace> = {}): TaskPage {
    const page = this.pageOf(practiceId, place)
    if (page.kind !== 'next') throw new Error(`it is ${page.kind}`)
    return this.taskOf(practiceId, readPlace(new URL(page.to, 'http://localhost').searchParams))
  }

  summaryOf(practiceId: string): PracticeSummary {
    const page = this.pageOf(practiceId, { isEnding: true })
    if (page.kind !== 'over') throw new Error(`it is ${page.kind}`)
    return page.summary
  }

  /** Answers on a task's page, half a minute after it was drawn unless told. */
  async give(practiceId: string, page: TaskPage, isRight: boolean, tookMs = 30 * SECOND_MS) {
    const formId = ulid(this.nowMs)
    this.nowMs += tookMs
    const result = await this.send(practiceId, page, { formId, isRight })
    if (result.status !== 'graded') throw new Error(result.message)
    return result
  }

  /** Sends the form of a task's page. */
  async send(
    practiceId: string,
    page: TaskPage,
    given: { readonly formId: string; readonly isRight: boolean },
  ) {
    const { id: taskId, revisionId } = page.practice.task
    const form = new FormData()
    const fields = { taskId, revisionId, formId: given.formId, choice: given.isRight ? '1' : '0' }
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    const { replica: reader, journal } = this.#school.data
    const received = await receiveAnswer({ reader, journal, runSql }, this.learner, form, {
      nowMs: this.nowMs,
      locale: 'en',
      practiceId,
    })
    if (!received.ok) throw new Error(received.reason)
    return received.value.result
  }

  /** Gives one answer in a new session: its id, and where it was given. */
  async giveOne(isRight = true) {
    const practiceId = this.newPractice()
    const page = this.nextOf(practiceId)
    await this.give(practiceId, page, isRight)
    const { id: taskId } = page.practice.task
    const { undoable } = this.taskOf(practiceId, { taskId })
    if (!undoable) throw new Error('it can be taken back')
    return { practiceId, taskId, attemptId: undoable.attemptId }
  }
}

/** For `it.each`: what a learner does is seen alike before and after it is in the primary. */
export const WAITING_OR_SHIPPED = [
  ['while the primary takes nothing', true],
  ['after it was shipped', false],
] as const

/** Holds what is done from now on in the journal, or lets it be shipped. */
export async function begin(school: School, isWaiting: boolean) {
  const release = isWaiting ? await holdWriteLock(school.path) : () => undefined
  return {
    /** Ships what was done, where it does not wait. */
    settle: () => (isWaiting ? Promise.resolve() : untilShipped(school)),
    /** Ships it in any case. */
    end: async () => {
      release()
      await untilShipped(school)
    },
  }
}
