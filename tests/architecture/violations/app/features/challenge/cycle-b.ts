// breaks: import/no-cycle
import { a } from './cycle-a.ts'

export const b = (): number => (Math.abs(1) > 2 ? a() : 0)
