import { openReplica } from '#app/data/replica.server.ts'
import { joinChallenge } from '#app/features/challenge/join-challenge.server.ts'

/** The server composes. */
export const composed = { openReplica, joinChallenge }
