import type { Reader } from '#app/data/reader.ts'
import { joinChallenge } from '#app/features/challenge/join-challenge.server.ts'
import { streakDays } from '#app/features/user/rules/streak.ts'
import { getProfile } from '#app/features/user/get-profile.server.ts'

/** A sub-folder may reach its own slice, and ask another. */
export const asked = (reader: Reader) => [joinChallenge, streakDays([]), getProfile(reader)]
