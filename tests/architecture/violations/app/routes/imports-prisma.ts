// breaks: eslint/no-restricted-imports
import { PrismaLibSql } from '@prisma/adapter-libsql'

export const broken = PrismaLibSql
