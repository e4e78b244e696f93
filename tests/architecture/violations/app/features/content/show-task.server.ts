/** Not a question of this slice. */
export const showTask = (): string => 'task'
