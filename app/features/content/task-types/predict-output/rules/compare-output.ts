/** Whether two outputs are the same: white space at the end of lines and empty lines at the end do not count, case does. */
export function isSameOutput(one: string, other: string): boolean {
  return normaliseOutput(one) === normaliseOutput(other)
}

/** The form in which outputs are compared. Doing it twice changes nothing more. */
export function normaliseOutput(output: string): string {
  return output
    .split(/\r\n?|\n/)
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n+$/, '')
}

/** How many lines of two outputs are the same, from the first on, before one differs. */
export function countSameLines(one: string, other: string): number {
  const lines = normaliseOutput(one).split('\n')
  const others = normaliseOutput(other).split('\n')
  const first = lines.findIndex((line, index) => line !== others[index])
  return first === -1 ? lines.length : first
}
