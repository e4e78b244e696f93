// breaks: import/no-nodejs-modules
import { join } from 'node:path'

export const broken = join('a', 'b')
