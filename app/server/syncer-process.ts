import { runSyncerChild } from '#app/data/syncer/run-syncer-child.server.ts'
import type { ToSyncer } from '#app/data/syncer/syncer-messages.ts'

/* The process that owns the client with a `syncUrl`. It ends with its parent. */

process.on('disconnect', () => process.exit())
runSyncerChild(
  // cast: `syncer-child-handle.server.ts` sends nothing else.
  (hear) => void process.on('message', (message) => hear(message as ToSyncer)),
  // A parent that has gone is told nothing; `disconnect` ends this process.
  (message) => void process.send?.(message, undefined, undefined, () => {}),
)
