// breaks: eslint/no-restricted-imports, import/no-relative-parent-imports
import { ChallengeCard } from '../challenge-card.tsx'

/** Breaks. */
export const broken = ChallengeCard
