import { prepareDataDir } from '#app/server/prepare-data-dir.ts'

/** Takes a data folder and keeps it until it is killed; says why it cannot otherwise. */
try {
  prepareDataDir(process.argv[2] ?? '')
  process.stdout.write('mine\n')
  setInterval(() => {}, 60_000)
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
