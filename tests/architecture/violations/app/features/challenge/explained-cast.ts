export const kept = ['a', 'b'] as const

// cast: the caller has just checked that it is one of these,
// and says so.
export const fine = (x: string): 'a' | 'b' => x as 'a' | 'b'

export const alsoFine = (x: unknown): string => x as string // cast: for show
