import type { ContentProblem } from '#app/features/content/load/content-problem.ts'

/** A file as it was read: without a byte-order mark, with `\n` as line ends. */
export interface SourceFile {
  /** As it is written in messages. */
  readonly file: string
  readonly text: string
}

/** A file in a course's `assets/`: nobody has looked yet what is inside. */
export interface AssetFile {
  /** As it is written in messages. */
  readonly file: string
  readonly name: string
  readonly byteLength: number
  /** SHA-256 of its bytes in hexadecimal; null when it is too long to be taken. */
  readonly hash: string | null
}

/** A lesson's two files. */
export interface LessonFiles {
  readonly slug: string
  /** Its place among the lessons of the module, from 1. */
  readonly order: number
  readonly lesson: SourceFile
  readonly tasks: SourceFile | null
}

/** A module's folder. */
export interface ModuleFolder {
  readonly slug: string
  /** Its place among the modules of the course, from 1. */
  readonly order: number
  readonly path: string
  /** Null when it is missing, which is among the problems. */
  readonly module: SourceFile | null
  readonly config: SourceFile | null
  readonly lessons: readonly LessonFiles[]
}

/** A course's folder: all of its texts, none of them understood yet. */
export interface CourseFolder {
  readonly slug: string
  readonly path: string
  /** Null when it is missing, which is among the problems. */
  readonly course: SourceFile | null
  readonly config: SourceFile | null
  /** Texts of the files in `datasets/`, by name. */
  readonly datasets: ReadonlyMap<string, SourceFile>
  /** The files in `assets/`, in the order of their names. */
  readonly assets: readonly AssetFile[]
  readonly modules: readonly ModuleFolder[]
  /** Names out of which no place in the course can be made, files that are missing or no text. */
  readonly problems: readonly ContentProblem[]
}
