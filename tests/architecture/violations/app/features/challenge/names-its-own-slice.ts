// breaks: architecture/slices-keep-their-distance
import { score } from '#app/features/challenge/rules/score.ts'

export const broken = score(1, 2)
