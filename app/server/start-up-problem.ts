/** Something that stops the start and that whoever starts it can mend: told in one line, without a stack. */
export class StartUpProblem extends Error {
  override readonly name = 'StartUpProblem'
}
