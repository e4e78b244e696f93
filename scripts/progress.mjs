// @ts-check
/** @typedef {{ print: (line: string) => void, stop: () => void }} Progress */

/**
 * Shows that something is under way: one line kept up to date on a terminal, a new line every ten seconds elsewhere.
 *
 * @param {() => string} describe what is under way now
 * @returns {Progress} `print` for lines in between
 */
export function showProgress(describe) {
  const out = process.stdout
  const clear = () => (out.isTTY ? out.write('\r\x1B[K') : true)
  const draw = () => (out.isTTY ? out.write(`\r\x1B[K${describe().slice(0, (out.columns || 80) - 1)}`) : true)
  const timer = out.isTTY
    ? setInterval(draw, 1000)
    : setInterval(() => out.write(`  ${describe()}\n`), 10_000)
  draw()
  return {
    print(line) {
      clear()
      out.write(`${line}\n`)
      draw()
    },
    stop() {
      clearInterval(timer)
      clear()
    },
  }
}

/** @param {number} milliseconds */
export const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`

/** @param {number} milliseconds */
export const wholeSeconds = (milliseconds) => `${Math.round(milliseconds / 1000)} s`
