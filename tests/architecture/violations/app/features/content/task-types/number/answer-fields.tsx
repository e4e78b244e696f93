import { showTask } from '#app/features/content/show-task.server.ts'
import { gradeNumber } from './rules/number.ts'

/** A sub-folder reaches its own slice by #app/. */
export function AnswerFields() {
  return (
    <p>
      {gradeNumber(1)} {showTask()}
    </p>
  )
}
