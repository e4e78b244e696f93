import { Section } from '#app/ui/section.tsx'
import { xp } from '#app/words/en/xp.ts'
import { useWords } from '#app/words/use-words.ts'
import type { TopicConfig } from './rules/topic-config.ts'
import { decayRuleInWords, earlyInWords, listPayRows, scheduleInWords } from './rules/topic-words.ts'

/** How a topic pays, when its tasks come back, and where its levels begin. */
export function TopicRules({ config, level }: TopicRulesProps) {
  const t = useWords(xp)
  return (
    <div className="grid gap-10 lg:grid-cols-2">
      <Section id="pays" title={t('rules.pays')}>
        <table className="w-full tabular-nums">
          <thead className="sr-only">
            <tr>
              <th scope="col">{t('rules.which')}</th>
              <th scope="col">{t('rules.points')}</th>
            </tr>
          </thead>
          <tbody>
            {listPayRows(t, config).map(({ which, points }) => (
              <tr key={which} className="border-b border-line">
                <th scope="row" className="py-2 text-start font-normal">
                  {which}
                </th>
                <td className="py-2 text-end font-semibold">{t('points', { points })}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="text-sm text-muted">{earlyInWords(t, config)}</p>
        <p className="text-sm text-muted">{decayRuleInWords(t, config)}</p>
        <p className="text-sm text-muted">{scheduleInWords(t, config)}</p>
      </Section>
      <Section id="levels" title={t('rules.levels')}>
        <ol className="columns-2 gap-x-8 tabular-nums">
          {config.levelThresholds.map((points, index) => (
            <li
              key={points}
              aria-current={index + 1 === level ? 'step' : undefined}
              className={`flex break-inside-avoid justify-between gap-3 border-b border-line py-2 ${LOOKS[lookOf(index + 1, level)]}`}
            >
              <span>{t('rules.level', { level: index + 1 })}</span> <span>{t('points', { points })}</span>
            </li>
          ))}
        </ol>
      </Section>
    </div>
  )
}

interface TopicRulesProps {
  readonly config: TopicConfig
  /** The learner's, from 1. */
  readonly level: number
}

const LOOKS = {
  reached: 'text-muted',
  here: 'font-bold text-accent',
  ahead: '',
} as const

function lookOf(one: number, level: number): keyof typeof LOOKS {
  if (one === level) return 'here'
  return one < level ? 'reached' : 'ahead'
}
