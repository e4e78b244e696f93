import { DatabaseFiles } from './database-files.ts'
import { NodeSlot } from './node-slot.ts'
import type { Machines } from './world.ts'

/** The most nodes that a simulation has. */
const MAX_NODES = 3

/** Machines for one simulation after the other, with their end. */
export interface OpenMachines extends Machines {
  close(): Promise<void>
}

/**
 * Opens them: databases of the project's schema, which takes longer than emptying them again.
 *
 * @param isGuarded false to leave out the trigger that refuses what was derived from an older state
 */
export function openMachines(isGuarded = true): OpenMachines {
  const files = new DatabaseFiles(isGuarded)
  const slots = Array.from({ length: MAX_NODES }, (_, index) => new NodeSlot(files, `node-${index}`))
  return {
    primary: files.primary,
    slots,
    async close() {
      for (const slot of slots) await slot.close()
      files.close()
    },
  }
}
