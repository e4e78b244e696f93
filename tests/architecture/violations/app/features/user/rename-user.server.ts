import type { Primary } from '#app/data/primary.ts'

/** An act. */
export async function renameUser(primary: Primary): Promise<void> {
  await primary.commit([])
}
