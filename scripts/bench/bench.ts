import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startFaultProxy, type FaultProxy } from '../../tests/edge/fault-proxy.ts'
import { startSqld } from '../../tests/edge/sqld.ts'
import { bundlePrograms, type Programs } from './bundle-programs.ts'
import { prepareSchool } from './prepare-school.ts'
import type { SchoolFacts } from './school-facts.ts'
import { startNode, type BenchNode } from './start-node.ts'

/** A primary, what stands before it, and a school in it. */
export interface Bench {
  readonly programs: Programs
  readonly facts: SchoolFacts
  readonly proxy: FaultProxy
  /** A folder of this name, kept until the end. */
  readonly folder: (name: string) => Promise<string>
  /** A node behind the proxy, with the folder of its name; it has a copy when this resolves. */
  readonly startNode: (name: string) => Promise<BenchNode>
  close(): Promise<void>
}

/** Starts all of it. */
export async function openBench(learners: number): Promise<Bench> {
  const root = await mkdtemp(join(tmpdir(), 'hedgeschool-bench-'))
  const [programs, sqld] = await Promise.all([bundlePrograms(), startSqld()])
  const proxy = await startFaultProxy(sqld.port)
  async function close(): Promise<void> {
    await proxy.close()
    await sqld.stop()
    await programs.remove()
    await rm(root, { recursive: true, force: true })
  }
  async function folder(name: string): Promise<string> {
    const path = join(root, name)
    await mkdir(path, { recursive: true })
    return path
  }
  try {
    const facts = await prepareSchool(programs, sqld.url, learners)
    return {
      programs,
      facts,
      proxy,
      folder,
      startNode: async (name) => startNode(programs, { dataDir: await folder(name), primaryUrl: proxy.url }),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
