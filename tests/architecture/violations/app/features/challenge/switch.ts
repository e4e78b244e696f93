// breaks: typescript/switch-exhaustiveness-check
type Grade = 'again' | 'hard' | 'good'

export function broken(grade: Grade): number {
  switch (grade) {
    case 'again':
      return 0
    case 'hard':
      return 1
  }
  return 2
}
