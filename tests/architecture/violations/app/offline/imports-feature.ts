// breaks: eslint/no-restricted-imports
import { joinChallenge } from '#app/features/challenge/join-challenge.server.ts'

export const broken = joinChallenge
