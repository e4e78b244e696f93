import { Notice } from '#app/ui/notice.tsx'

/** What is wrong with a form as a whole, above its fields. */
export function FormErrors({ id, errors }: FormErrorsProps) {
  if (!errors) return null
  return (
    <div id={id}>
      <Notice tone="bad">{errors.join(' ')}</Notice>
    </div>
  )
}

interface FormErrorsProps {
  readonly id: string
  readonly errors: readonly string[] | undefined
}
