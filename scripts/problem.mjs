// @ts-check

/** Something the person at the keyboard can act on: shown as its message, without a stack. */
export class Problem extends Error {}

/**
 * Where every command of this folder ends when it throws.
 *
 * @param {unknown} thrown
 */
export function endWith(thrown) {
  const text =
    thrown instanceof Problem ? thrown.message : thrown instanceof Error ? thrown.stack : String(thrown)
  process.stderr.write(`${text}\n`)
  process.exitCode = 1
}
