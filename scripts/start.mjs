// @ts-check
import { requireNode } from './require-node.mjs'

// npm start
requireNode()
void import('./serve.mjs').then(({ serve }) => serve())
