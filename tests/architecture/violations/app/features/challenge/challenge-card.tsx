import { Card } from '#app/ui/card.tsx'
import { score } from './rules/score.ts'

/** Nobody has to say more about a view. */
export function ChallengeCard() {
  return <Card>{score(1, 2)}</Card>
}
