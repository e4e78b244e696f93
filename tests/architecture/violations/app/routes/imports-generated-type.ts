// breaks: eslint/no-restricted-imports
import type { Everything } from '#app/data/generated/prisma/client.ts'

export type Broken = Everything
