import { openMachines } from './machines.ts'
import { simulate } from './simulate.ts'

/** Simulates seeds and prints what was not as it has to be: `npm run test:simulation -- 17`, or `-- 2000 500` for many. */
const [first = 0, count = 1] = process.argv.slice(2).map(Number)
const machines = openMachines()
const failed: number[] = []
const startedMs = performance.now()
for (let seed = first; seed < first + count; seed += 1) {
  const { failures, trace } = await simulate(seed, machines)
  if (failures.length > 0) failed.push(seed)
  if (count === 1) process.stdout.write(`${trace.join('\n')}\n`)
  else if (failures.length > 0) process.stdout.write(`seed ${seed}: ${failures.join('; ')}\n`)
}
await machines.close()
const seconds = (performance.now() - startedMs) / 1000
process.stdout.write(`${count} seeds, ${failed.length} failed, ${seconds.toFixed(1)} s\n`)
process.exitCode = failed.length > 0 ? 1 : 0
