import type { Sample } from '#app/data/monitor/samples.ts'
import { Sparkline } from '#app/ui/sparkline.tsx'
import { ageOf, megabytesOf, msOf, rateOf } from './rules/figure-words.ts'

/** The last hour of a node, one picture for each figure. */
export function NodePictures({ samples }: { readonly samples: readonly Sample[] }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {PICTURES.map(({ label, read, format }) => (
        <Sparkline key={label} label={label} values={samples.map(read)} format={format} />
      ))}
    </div>
  )
}

interface Picture {
  readonly label: string
  readonly read: (sample: Sample) => number | null
  readonly format: (value: number) => string
}

const PICTURES: readonly Picture[] = [
  { label: 'Event loop, p99 delay', read: (sample) => sample.loopDelayP99Ms, format: msOf },
  { label: 'Age of the copy', read: (sample) => sample.replicaAgeSeconds, format: ageOf },
  { label: 'Entries not safe yet', read: (sample) => sample.pending, format: String },
  { label: 'Shipping a batch', read: (sample) => sample.shipMs, format: msOf },
  { label: 'Requests', read: (sample) => sample.requestsPerSecond, format: rateOf },
  { label: 'Questions', read: (sample) => sample.questionsPerSecond, format: rateOf },
  { label: 'Memory, web process', read: (sample) => sample.webRssBytes, format: megabytesOf },
  { label: 'Memory, syncer', read: (sample) => sample.syncerRssBytes, format: megabytesOf },
  { label: 'Entries parked', read: (sample) => sample.parked, format: String },
]
