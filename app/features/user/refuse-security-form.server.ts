import type { Submission } from '@conform-to/react'
import { toReply, toResponseInit, type FormRefusal } from './answer-form.server.ts'
import type { Account } from './find-account.server.ts'
import type { Asked, Viewer } from './find-viewer.server.ts'
import type { AccountWords } from './rules/credentials.ts'
import type { PostedSecurityForm, SecurityIntent } from './rules/security-form.ts'

/** A form of the security page, and who sent it. */
export interface SecurityCall {
  readonly asked: Asked
  readonly viewer: Viewer
  readonly account: Account
  readonly form: FormData
  readonly t: AccountWords
}

/** Makes the answer that refuses a form of the security page: it names the form, as there are several. */
export function refuseSecurityForm(
  intent: SecurityIntent,
  submission: Pick<Submission<unknown, string[]>, 'reply'>,
): (refusal: FormRefusal) => Response {
  return (refusal) => {
    const posted: PostedSecurityForm = { intent, lastResult: toReply(submission, refusal) }
    return Response.json(posted, toResponseInit(refusal))
  }
}
