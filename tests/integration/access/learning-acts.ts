import { ulid } from 'ulid'
import type { TaskFixture } from '../course-fixture.ts'
import {
  act,
  callers,
  everyone,
  form,
  json,
  leadingOn,
  members,
  only,
  type Path,
  type Sent,
} from './access-rule.ts'
import type { PlantedPerson } from './person-work.ts'
import type { PlantedSchool } from './planted-school.ts'
import { UNKNOWN_ID } from './unknown-id.ts'

const coursePath: Path = (_, { course }) => `/courses/${course.slug}?index`
const lessonPath: Path = (_, { course }) => `/courses/${course.slug}/lessons/lesson-1`
const toolsPath: Path = (_, { course }) => `/lesson-tools/${course.lessons[0]?.lessonId}`
const draftToolsPath: Path = (_, { draft }) => `/lesson-tools/${draft.lessons[0]?.lessonId}`
const practicePath: Path = ({ practiceId, task }) => `/practice/${practiceId}?task=${task.taskId}`
/** The page itself is for those who are signed in. */
const SIGN_IN = { nobody: 'to /login', program: 'to /login', 'reading program': 'to /login' } as const

const learnerOnly = (outcome: 200 | 'to /practice/:id', others: 403 | 404, refusal: 401 | 'to /login') =>
  only(['learner'], outcome, others, refusal)

/** What can be sent to learn. */
export const learningActs = {
  nowhere: [act('anything', '/no-such-page', everyone(404), () => form({}))],
  course: [
    act('enroll', coursePath, members('to /courses/course-:id/lessons/lesson-1'), () => form({})),
    act(
      'enroll for money',
      (_, { paid }) => `/courses/${paid.slug}?index`,
      members(402),
      () => form({}),
    ),
    act(
      'enroll in a draft',
      (_, { draft }) => `/courses/${draft.slug}?index`,
      members(404),
      () => form({}),
    ),
  ],
  lesson: [
    act('answer', lessonPath, members(200, 401), ({ task }) => taskForm(task, { intent: 'answer' })),
    act('answer in a draft', lessonPath, everyone(404), (_, { draft }) =>
      taskForm(draft.tasks[0], { intent: 'answer' }),
    ),
    act('answer to nothing', lessonPath, everyone(404), ({ task }) =>
      taskForm({ ...task, taskId: UNKNOWN_ID }, { intent: 'answer' }),
    ),
    act('finish', lessonPath, members('to /courses/course-:id/lessons/lesson-2'), () =>
      form({ intent: 'finish' }),
    ),
    act('nonsense', lessonPath, everyone(400), () => form({ intent: 'nonsense' })),
  ],
  lessonTools: [
    act('write a note', toolsPath, members(200, 401), () => noteForm({ noteId: ulid() })),
    act('write over the learner’s note', toolsPath, learnerOnly(200, 403, 401), (own, school) =>
      noteForm({ noteId: noteToTry(own, school), over: UNKNOWN_ID }),
    ),
    act('write a note in a draft', draftToolsPath, members(404, 401), () => noteForm({ noteId: ulid() })),
    act('remove the learner’s note', toolsPath, learnerOnly(200, 403, 401), (own, school) =>
      form({ intent: 'remove-note', noteId: noteToTry(own, school), over: UNKNOWN_ID }),
    ),
    act('bookmark', toolsPath, members(200, 401), () => form({ intent: 'bookmark', isSet: '1' })),
    act('bookmark in a draft', draftToolsPath, members(404, 401), () =>
      form({ intent: 'bookmark', isSet: '1' }),
    ),
    act('report', toolsPath, members(200, 401), ({ task }) => reportForm(task)),
    act('report in a draft', toolsPath, members(404, 401), (_, { draft }) => reportForm(draft.tasks[0])),
    act('nonsense', toolsPath, everyone(400), () => form({ intent: 'nonsense' })),
  ],
  practice: [
    leadingOn(
      SIGN_IN,
      act('answer', practicePath, members(200, 401), ({ task }) => taskForm(task)),
    ),
    act('take back', practicePath, members('to /practice/:id'), (own) => undoForm(own)),
    act(
      'take back the learner’s',
      practicePath,
      learnerOnly('to /practice/:id', 404, 'to /login'),
      (_, school) => undoForm(school.people.learner),
    ),
  ],
  openApi: [act('anything', '/api/openapi.json', everyone(405), () => json({}))],
  apiXp: [act('anything', '/api/xp/user', everyone(405), () => json({}))],
  apiDue: [act('anything', '/api/reviews/due', everyone(405), () => json({}))],
  apiSubmit: [
    act('answer', '/api/tasks/submit', callers(200, 403), ({ task }) => answerJson(task)),
    act('answer in a draft', '/api/tasks/submit', callers(404, 403), (_, { draft }) =>
      answerJson(draft.tasks[0]),
    ),
  ],
}

function taskForm(task: TaskFixture | undefined, fields: Readonly<Record<string, string>> = {}): Sent {
  if (!task) throw new Error('there is no such task')
  const { taskId, revisionId } = task
  return form({ ...fields, taskId, revisionId, formId: ulid(), choice: '1', text: 'yes' })
}

/** The learner’s note; for the learner one that is written over without harm. */
function noteToTry(own: PlantedPerson, { people: { learner } }: PlantedSchool): string {
  return own === learner ? learner.spareNoteId : learner.noteId
}

function noteForm(fields: Readonly<Record<string, string>>): Sent {
  return form({ intent: 'write-note', body: 'A thought.', ...fields })
}

function reportForm(task: TaskFixture | undefined): Sent {
  if (!task) throw new Error('there is no such task')
  const { taskId, revisionId } = task
  return form({ intent: 'report', taskId, revisionId, reason: 'unclear', body: '' })
}

function undoForm({ spareAttemptId, task }: PlantedPerson): Sent {
  return form({ intent: 'undo', attemptId: spareAttemptId, taskId: task.taskId })
}

function answerJson(task: TaskFixture | undefined): Sent {
  if (!task) throw new Error('there is no such task')
  const { taskId, revisionId, topicSlug, right } = task
  return json({ taskId, revisionId, topicSlug, answer: right })
}
