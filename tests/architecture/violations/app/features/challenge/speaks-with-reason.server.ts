/** Says why. */
// oxlint-disable-next-line no-console -- the only way to show one
export const fine = (): void => console.log('x')
