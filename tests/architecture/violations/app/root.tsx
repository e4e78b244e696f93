// breaks: eslint/no-restricted-imports
import { openReplica } from './data/replica.server.ts'

export default function Root() {
  return <p>{openReplica().all('').length}</p>
}
