import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts'
import type { LearnerBrowser, TaskRef } from './learner-browser.ts'
import { SchoolNode, type NodeOptions } from './school-node.ts'
import { writeSmallCourse } from './small-course.ts'
import { startSqld, type Sqld } from './sqld.ts'

/** A school on several machines: a real primary, a network that can fail, and nodes as processes. */
export interface EdgeSchool {
  readonly sqld: Sqld
  /** Between each node and the primary; one for each node, in order. */
  readonly proxies: readonly FaultProxy[]
  readonly nodes: readonly SchoolNode[]
  readonly contentDir: string
  /** Another node, through a proxy of its own. */
  addNode(options?: Partial<NodeOptions>): Promise<{ readonly node: SchoolNode; readonly proxy: FaultProxy }>
  close(): Promise<void>
}

/** Opens one, whose nodes all show the small course. */
export async function openEdgeSchool(
  nodeCount: number,
  env: Readonly<Record<string, string>> = {},
): Promise<EdgeSchool> {
  const contentDir = await mkdtemp(join(tmpdir(), 'hedgeschool-courses-'))
  await writeSmallCourse(contentDir)
  const sqld = await startSqld()
  const [proxies, nodes]: [FaultProxy[], SchoolNode[]] = [[], []]

  async function startNode(options: Partial<NodeOptions> = {}) {
    const proxy = await startFaultProxy(sqld.port)
    const node = await SchoolNode.start({ primaryUrl: proxy.url, contentDir, env, ...options })
    return { node, proxy }
  }
  function add({ node, proxy }: { readonly node: SchoolNode; readonly proxy: FaultProxy }) {
    proxies.push(proxy)
    nodes.push(node)
    return { node, proxy }
  }
  const addNode = async (options: Partial<NodeOptions> = {}) => add(await startNode(options))

  // Whichever starts first: each node's proxy has the node's place.
  const started = await Promise.all(Array.from({ length: nodeCount }, () => startNode()))
  for (const one of started) add(one)
  await Promise.all(nodes.map((node) => node.ready()))
  return {
    sqld,
    proxies,
    nodes,
    contentDir,
    addNode,
    async close() {
      await Promise.all(nodes.map((node) => node.stop()))
      await Promise.all(proxies.map((proxy) => proxy.close()))
      await sqld.stop()
      await rm(contentDir, { recursive: true, force: true })
    },
  }
}

/** The small course as a node's copy has it. */
export async function readCourse(
  node: SchoolNode,
): Promise<{ readonly courseId: string; readonly tasks: readonly TaskRef[] }> {
  const [course] = await node.query<{ id: string }>("SELECT id FROM Course WHERE slug = 'garden'")
  if (!course) throw new Error('there is no small course')
  const tasks = await node.query<TaskRef>(
    `SELECT Task.id AS taskId, Task.currentRevisionId AS revisionId, 'garden' AS topicSlug FROM Task ORDER BY slug`,
  )
  return { courseId: course.id, tasks }
}

/** Signs a browser up on a node and takes up the small course. */
export async function enrol(browser: LearnerBrowser, node: SchoolNode, courseId: string): Promise<void> {
  const signedUp = await browser.signUp(node)
  if (signedUp.status !== 302) throw new Error(`${signedUp.status}: ${await signedUp.text()}`)
  await browser.keep(node, [browser.enrolment(courseId)])
}
