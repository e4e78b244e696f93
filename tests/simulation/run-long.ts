import type { Property } from '../properties/property.ts'
import { streakHistories } from '../properties/streak-histories.ts'
import { topicHistories } from '../properties/topic-histories.ts'

/** What is tried at length; each in a file of its own under tests/properties. */
const PROPERTIES: readonly Property[] = [streakHistories, topicHistories]
const PROGRESS_SEEDS = 10_000
/** As many violations are printed of one property. */
const PRINTED = 20

/**
 * Tries the properties with many seeds and prints what did not hold: `npm run test:long` for all of them,
 * `-- streak-histories 17` for one seed with all that chance made of it, `-- streak-histories 17 500` for many from there.
 */
const [name, first = '0', count] = process.argv.slice(2)
const chosen = PROPERTIES.filter((property) => name === undefined || property.name === name)
if (chosen.length === 0) {
  process.stdout.write(
    `there is no ${name}; there are ${PROPERTIES.map((property) => property.name).join(', ')}\n`,
  )
  process.exitCode = 1
}
for (const property of chosen) {
  const isOne = process.argv.length === 4
  if (isOne) process.stdout.write(`${property.describe(toCount(first)).join('\n')}\n`)
  const seeds = isOne ? 1 : toCount(count ?? String(property.longCount))
  if (!tryLong(property, toCount(first), seeds)) process.exitCode = 1
}

function toCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${text} is no seed and no count`)
  return Number(text)
}

function tryLong(property: Property, firstSeed: number, seeds: number): boolean {
  const startedMs = performance.now()
  const secondsSince = (): string => ((performance.now() - startedMs) / 1000).toFixed(1)
  process.stdout.write(`${property.name}: ${seeds} seeds from ${firstSeed} on\n`)
  const failed = new Set<number>()
  for (let tried = 0; tried < seeds; tried += PROGRESS_SEEDS) {
    const next = Math.min(PROGRESS_SEEDS, seeds - tried)
    for (const { seed, what } of property.run(firstSeed + tried, next)) {
      failed.add(seed)
      if (failed.size > PRINTED) continue
      process.stdout.write(`seed ${seed} (again: npm run test:long -- ${property.name} ${seed}): ${what}\n`)
    }
    if (tried + next < seeds)
      process.stdout.write(`  ${tried + next}, ${failed.size} failed, ${secondsSince()} s\n`)
  }
  process.stdout.write(`${property.name}: ${seeds} seeds, ${failed.size} failed, ${secondsSince()} s\n`)
  return failed.size === 0
}
