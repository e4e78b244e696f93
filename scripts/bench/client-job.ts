import type { FloorFigures } from './measure-floor.ts'
import type { QuestionFigures } from './measure-questions.ts'
import type { ReadFigures, ReadsPlan } from './measure-reads.ts'
import type { LoopFigures } from './measure-silence.ts'
import type { WriteFigures, WritesPlan } from './measure-writes.ts'
import type { SubjectPlace } from './subject.ts'

/** The three that are compared. */
export type SubjectName = 'usual' | 'http' | 'here'

/** What a process is told to do, by name, and what it answers. */
export interface ClientTasks {
  /** Fills the copy for the first time. */
  fill: { readonly input: null; readonly output: null }
  /** Opens and reads so many pages: how many could be read. */
  open: { readonly input: { readonly pages: number }; readonly output: { readonly read: number } }
  reads: { readonly input: ReadsPlan; readonly output: readonly ReadFigures[] }
  writes: { readonly input: WritesPlan; readonly output: WriteFigures }
  floor: { readonly input: { readonly group: number; readonly ms: number }; readonly output: FloorFigures }
  silence: { readonly input: { readonly ms: number }; readonly output: LoopFigures }
  questions: { readonly input: { readonly blocks: number }; readonly output: readonly QuestionFigures[] }
}

/** The name of a task. */
export type TaskName = keyof ClientTasks

/** One process's work. */
export interface ClientJob<Name extends TaskName = TaskName> {
  readonly subject: SubjectName
  readonly place: SubjectPlace
  readonly task: Name
  readonly input: ClientTasks[Name]['input']
}

/** What a process says. `ready`: opened, and about to begin. */
export type ClientMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'failed'; readonly detail: string }
