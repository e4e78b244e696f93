// breaks: eslint/no-restricted-imports
import { known } from '#app/offline/service-worker.ts'

export const broken = known
