import type { ReactNode } from 'react'
import { tasks } from '#app/words/en/tasks.ts'
import { useWords } from '#app/words/use-words.ts'
import type { TaskWords } from './rules/answer-words.ts'
import type { Remark } from './rules/remark.ts'

/** What a grader has to say by itself, in words. */
export function RemarkText({ remark }: { readonly remark: Remark }) {
  const t = useWords(tasks)
  return <>{wordsFor(remark, t)}</>
}

function wordsFor(remark: Remark, t: TaskWords): ReactNode {
  switch (remark.kind) {
    case 'something-missing':
      return t('remarks.somethingMissing')
    case 'no-unit':
      return t('remarks.noUnit')
    case 'other-unit':
      return t('remarks.otherUnit', { unit: remark.unit, typed: remark.typed })
    case 'items-in-place':
      return t('remarks.itemsInPlace', { count: remark.count, total: remark.total })
    case 'truth':
      return t(`remarks.${remark.value ? 'true' : 'false'}${remark.isRight ? 'Right' : 'Wrong'}`)
    case 'lines-right':
      return t('remarks.linesRight', { count: remark.count })
    default:
      return wordsForSql(remark, t)
  }
}

type SqlRemark = Extract<Remark, { readonly kind: `sql-${string}` }>

function wordsForSql(remark: SqlRemark, t: TaskWords): ReactNode {
  switch (remark.kind) {
    case 'sql-error':
      return t.rich('remarks.sqlError', { message: remark.message, code: asCode })
    case 'sql-timeout':
      return t('remarks.sqlTimeout', { seconds: remark.limitMs / 1000 })
    case 'sql-too-many-rows':
      return t('remarks.sqlTooManyRows', { limit: remark.limit })
    case 'sql-no-rows':
      return t.rich('remarks.sqlNoRows', { code: asCode })
    case 'sql-columns': {
      const { count, wanted } = remark
      return t(remark.isAfter ? 'remarks.sqlColumnsAfter' : 'remarks.sqlColumns', { count, wanted })
    }
    case 'sql-rows': {
      const { count, wanted } = remark
      return t(remark.isAfter ? 'remarks.sqlRowsAfter' : 'remarks.sqlRows', { count, wanted })
    }
    case 'sql-order':
      return t('remarks.sqlOrder')
    case 'sql-values':
      return t('remarks.sqlValues')
  }
}

function asCode(words: ReactNode): ReactNode {
  return <code className="font-mono text-[0.9em]">{words}</code>
}
