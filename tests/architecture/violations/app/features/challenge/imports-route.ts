// breaks: eslint/no-restricted-imports
import { loader } from '#app/routes/challenges.$id._index.tsx'

export const broken = loader
