// breaks: eslint/no-restricted-imports
import { compile } from '#app/data/sql.ts'

export const broken = compile('')
