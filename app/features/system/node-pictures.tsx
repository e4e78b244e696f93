import type { Sample } from '#app/data/monitor/samples.ts'
import { Sparkline } from '#app/ui/sparkline.tsx'
import { system } from '#app/words/en/system.ts'
import { useWords } from '#app/words/use-words.ts'
import type { Words } from '#app/words/words.ts'
import { ageOf, countIn, megabytesOf, msOf, rateOf } from './rules/figure-words.ts'

/** The last hour of a node, one picture for each figure. */
export function NodePictures({ samples }: { readonly samples: readonly Sample[] }) {
  const t = useWords(system)
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {PICTURES.map(({ name, read, format }) => (
        <Sparkline
          key={name}
          label={t(`pictures.${name}`)}
          values={samples.map(read)}
          format={(value) => format(t, value)}
        />
      ))}
    </div>
  )
}

interface Picture {
  readonly name: keyof (typeof system)['messages']['pictures']
  readonly read: (sample: Sample) => number | null
  readonly format: (t: Words<typeof system>, value: number) => string
}

const PICTURES: readonly Picture[] = [
  { name: 'loopDelay', read: (sample) => sample.loopDelayP99Ms, format: msOf },
  { name: 'copyAge', read: (sample) => sample.replicaAgeSeconds, format: ageOf },
  { name: 'pending', read: (sample) => sample.pending, format: countIn },
  { name: 'shipping', read: (sample) => sample.shipMs, format: msOf },
  { name: 'requests', read: (sample) => sample.requestsPerSecond, format: rateOf },
  { name: 'questions', read: (sample) => sample.questionsPerSecond, format: rateOf },
  { name: 'webMemory', read: (sample) => sample.webRssBytes, format: megabytesOf },
  { name: 'syncerMemory', read: (sample) => sample.syncerRssBytes, format: megabytesOf },
  { name: 'parked', read: (sample) => sample.parked, format: countIn },
]
