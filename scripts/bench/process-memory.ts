import { execFileSync } from 'node:child_process'

/** How much memory a process had at an instant. */
export interface MemorySample {
  /** The program, with its process id where it is a child's: a child that was restarted is another. */
  readonly name: string
  /** Since the beginning. */
  readonly atMs: number
  readonly rssMb: number
}

/** The memory of a server's process and of its children, each by the program that it runs. */
export function listMemory(pid: number, atMs: number): MemorySample[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,rss=,args='], { encoding: 'utf8' }).split('\n')
  return lines.flatMap((line) => {
    const [, own, parent, rssKb, args = ''] = /^ *(\d+) +(\d+) +(\d+) +(.*)$/.exec(line) ?? []
    const rssMb = Number(rssKb) / 1024
    if (Number(own) === pid) return [{ name: 'web process', atMs, rssMb }]
    const program = /([\w-]+)\.js\b/.exec(args)?.[1]
    return Number(parent) === pid && program ? [{ name: `${program} ${own}`, atMs, rssMb }] : []
  })
}

/** By how many megabytes an hour the memory grows: the slope of the line of least squares. */
export function slopePerHour(samples: readonly MemorySample[]): number {
  const hours = samples.map(({ atMs }) => atMs / 3_600_000)
  const meanHours = mean(hours)
  const meanMb = mean(samples.map(({ rssMb }) => rssMb))
  let [above, below] = [0, 0]
  for (const [index, { rssMb }] of samples.entries()) {
    const away = (hours[index] ?? 0) - meanHours
    above += away * (rssMb - meanMb)
    below += away * away
  }
  return above / below
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
