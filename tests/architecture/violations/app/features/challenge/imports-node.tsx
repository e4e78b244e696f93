// breaks: import/no-nodejs-modules
import { join } from 'node:path'

export function Broken() {
  return <p>{join('a', 'b')}</p>
}
