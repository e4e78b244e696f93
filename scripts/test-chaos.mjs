// @ts-check
import { requireNode } from './require-node.mjs'

// npm run test:chaos, or npm run test:chaos -- 500: as many kills, on three nodes and a primary. CHAOS_SEED=7 makes the
// choices of that seed again.
requireNode()
void import('./run-chaos.mjs').then(({ runChaos }) => runChaos(process.argv[2] ?? '200'))
