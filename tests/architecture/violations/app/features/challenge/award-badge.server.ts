import type { Primary } from '#app/data/primary.ts'
import type { Reader } from '#app/data/reader.ts'
import { getProfile } from '#app/features/user/get-profile.server.ts'

/** A direct act that asks another slice. */
export async function awardBadge(primary: Primary, reader: Reader): Promise<void> {
  await primary.commit([getProfile(reader)])
}
