import type { LoaderFunctionArgs } from '@remix-run/node'
import type { Reader } from '#app/data/reader.ts'
import { listOpenChallenges } from '#app/features/challenge/list-open-challenges.server.ts'
import { allowAnyone, requireViewer } from '#app/features/user/require-viewer.server.ts'

export const loader = ({ request }: LoaderFunctionArgs, reader: Reader): readonly number[] => {
  allowAnyone(request)
  return listOpenChallenges(reader)
}

export async function action({ request }: LoaderFunctionArgs): Promise<string> {
  const viewer = requireViewer(request)
  return viewer + (await request.text())
}

export default function ChallengesRoute() {
  return <p>Hedgeschool</p>
}
