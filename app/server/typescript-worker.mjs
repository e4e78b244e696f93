// Runs a worker written in TypeScript, where nothing is bundled: Node 20 does not hand `--import tsx` on to threads.
import { workerData } from 'node:worker_threads'
import { bundleOf } from './typescript-bundle.mjs'

await import(await bundleOf(workerData.typescriptEntry))
