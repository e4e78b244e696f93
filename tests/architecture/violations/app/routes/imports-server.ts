// breaks: eslint/no-restricted-imports
import { composed } from '#app/server/main.ts'

export const broken = composed
