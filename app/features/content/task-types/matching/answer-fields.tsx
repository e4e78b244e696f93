import { findSpokenText } from '#app/features/content/rules/spoken-text.ts'
import type { AnswerFieldsProps } from '#app/features/content/rules/task-type.ts'
import { KeyHint } from '#app/ui/key-hint.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { tasks } from '#app/words/en/tasks.ts'
import { useWords } from '#app/words/use-words.ts'
import type { MatchingAnswer, MatchingQuestion, OpenMatch } from './rules/matching.ts'

/** Terms, each with a list to choose its match from. Matches that fit into no list are written out above, with letters. */
export function AnswerFields({
  question,
  answer,
  typed,
  idPrefix,
  messageId,
}: AnswerFieldsProps<MatchingQuestion, MatchingAnswer>) {
  const t = useWords(tasks)
  const { terms, matches } = question
  const given = answer?.matches ?? {}
  const hasLetters = matches.some(({ plain }) => plain === null || plain.length > OPTION_MAX)
  return (
    <fieldset
      aria-labelledby={`${idPrefix}-prompt`}
      aria-describedby={messageId ?? undefined}
      className="flex min-w-0 flex-col gap-4"
    >
      <legend className="sr-only">{t('matching.legend')}</legend>
      {hasLetters && <Letters matches={matches} />}
      <div className="divide-y divide-line border-y border-line">
        {terms.map(({ id, text }, index) => (
          <div key={id} className="grid items-center gap-x-6 gap-y-2 py-3 sm:grid-cols-2">
            <label htmlFor={`${idPrefix}-match-${id}`} className="flex min-w-0 items-baseline gap-2">
              <KeyHint>{String(index + 1)}</KeyHint>
              <Prose html={text} className="min-w-0 flex-1 font-medium" />
            </label>
            <select
              id={`${idPrefix}-match-${id}`}
              name={`match-${id}`}
              defaultValue={typed?.[`match-${id}`]?.[0] ?? given[id] ?? ''}
              aria-invalid={typed?.[`match-${id}`]?.[0] === '' ? true : undefined}
              aria-label={findSpokenText(text) ?? undefined}
              data-pick=""
              className="min-h-11 w-full min-w-0 rounded-control border border-line-strong bg-raised px-3 text-ink disabled:opacity-100"
            >
              <option value="">{t('matching.choose')}</option>
              {matches.map((match, place) => (
                <option key={match.id} value={match.id}>
                  {hasLetters ? withLetter(match, place) : match.plain}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
    </fieldset>
  )
}

/** What a closed list shows on a narrow screen, in characters. */
const OPTION_MAX = 30

function Letters({ matches }: { readonly matches: readonly OpenMatch[] }) {
  const t = useWords(tasks)
  return (
    <ul aria-label={t('matching.matches')} className="space-y-2 rounded-card bg-sunken px-4 py-3">
      {matches.map(({ id, text }, place) => (
        <li key={id} className="flex items-baseline gap-3">
          <span className="font-mono font-semibold text-accent">{letterOf(place)}</span>
          <Prose html={text} className="min-w-0 flex-1" />
        </li>
      ))}
    </ul>
  )
}

function withLetter({ plain }: OpenMatch, place: number): string {
  return plain === null ? letterOf(place) : `${letterOf(place)}: ${plain}`
}

function letterOf(place: number): string {
  return 'ABCDEFGHIJKLMNOP'.charAt(place)
}
