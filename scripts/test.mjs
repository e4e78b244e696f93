// @ts-check
import { requireNode } from './require-node.mjs'

// npm test, or npm test -- lint unit
requireNode()
void import('./run-checks.mjs').then(({ runChecks }) => runChecks(process.argv.slice(2)))
