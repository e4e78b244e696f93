// @ts-check
import { requireNode } from './require-node.mjs'

// npm run edge: a primary and three nodes on this machine, for trying what happens when one of them goes.
requireNode()
void import('./run-edge.mjs').then(({ runEdge }) => runEdge())
