import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'

/** One parsed file. */
export interface SourceFile {
  /** From the root of the tree, with forward slashes. */
  readonly path: string
  readonly ast: ts.SourceFile
}

/** A code base: the project itself, or the deliberate violations. */
export interface SourceTree {
  /** What runs: `app/`, `prisma/` and `scripts/` without tests and generated code. */
  readonly files: readonly SourceFile[]
  /** Every file under `app/`, generated code aside. */
  readonly appPaths: readonly string[]
  /** The files of `prisma/schema`, without their ending. */
  readonly contexts: readonly string[]
}

/** Something that breaks a rule of the architecture. */
export interface Problem {
  readonly rule: `architecture/${string}`
  readonly path: string
  readonly line: number
  readonly message: string
}

/** Looks for one kind of problem. */
export type Check = (tree: SourceTree) => readonly Problem[]

/** Reads and parses the code base under a folder. */
export function readSourceTree(root: string): SourceTree {
  const paths = ['app', 'prisma', 'scripts'].flatMap((folder) => listPaths(root, folder))
  const files = paths
    .filter((path) => /\.(ts|tsx|mjs|js)$/.test(path) && !/\.(test|d)\.tsx?$/.test(path))
    .map((path) => ({ path, ast: parse(path, readFileSync(join(root, path), 'utf8')) }))
  const contexts = listPaths(root, 'prisma/schema')
    .filter((path) => path.endsWith('.prisma'))
    .map((path) => path.slice('prisma/schema/'.length, -'.prisma'.length))
  return { files, appPaths: paths.filter((path) => path.startsWith('app/')), contexts }
}

/** The problem at a node of a file. */
export function problemAt(file: SourceFile, node: ts.Node, rule: Problem['rule'], message: string): Problem {
  return { rule, path: file.path, line: lineOf(file, node.getStart(file.ast)) + 1, message }
}

/** The line of a position, counted from 0. */
export function lineOf(file: SourceFile, position: number): number {
  return file.ast.getLineAndCharacterOfPosition(position).line
}

/** Every node of a file, parents first. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node
  for (const child of childrenOf(node)) yield* nodesOf(child)
}

/** Whether a statement begins with `export`. */
export function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  )
}

function childrenOf(node: ts.Node): readonly ts.Node[] {
  const children: ts.Node[] = []
  ts.forEachChild(node, (child) => {
    children.push(child)
  })
  return children
}

function listPaths(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !/(^|\/)(generated|migrations\/\d|node_modules)/.test(path))
    .toSorted()
}

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
}
