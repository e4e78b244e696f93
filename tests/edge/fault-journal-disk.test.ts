import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SentEntry } from '#app/entries.ts'
import { LearnerBrowser, type TaskRef } from './learner-browser.ts'
import { enrol, openEdgeSchool, readCourse, type EdgeSchool } from './open-edge-school.ts'
import type { SchoolNode } from './school-node.ts'
import { countEntries, listBadPages, untilShipped, untilXp, watchPages } from './watch-school.ts'

const run = promisify(execFile)
const canMount = mountsSmallDisk()
const canCompile = spawnSync('cc', ['--version']).status === 0
if (!canMount) process.stdout.write('full disk: not shown, this user cannot mount a small one\n')
if (!canCompile) process.stdout.write('failing fsync: not shown, there is no C compiler\n')

let school: EdgeSchool
let folder: string
let tasks: readonly TaskRef[]
let courseId: string
/** Nobody else ends what goes on for these when a test fails. */
const failing: SchoolNode[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hedgeschool-disk-'))
  school = await openEdgeSchool(1)
  const [node] = school.nodes
  if (!node) throw new Error('a node')
  ;({ tasks, courseId } = await readCourse(node))
})

afterAll(async () => {
  for (const pid of (await Promise.all(failing.map(listWithoutJournal))).flat()) process.kill(pid, 'SIGKILL')
  await school.close()
  if (canMount) spawnSync('umount', [join(folder, 'small')])
  await rm(folder, { recursive: true, force: true })
})

function mountsSmallDisk(): boolean {
  const place = execFileSync('mktemp', ['-d'], { encoding: 'utf8' }).trim()
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', place]).status === 0
  if (isMounted) spawnSync('umount', [place])
  spawnSync('rmdir', [place])
  return isMounted
}

async function enrolled(node: SchoolNode): Promise<LearnerBrowser> {
  const browser = new LearnerBrowser()
  await enrol(browser, node, courseId)
  await untilShipped(node)
  return browser
}

function attempts(browser: LearnerBrowser, count: number): SentEntry[] {
  return Array.from({ length: count }, (_, index) => {
    const task = tasks[index % tasks.length]
    if (!task) throw new Error('the course has twenty tasks')
    return browser.attempt(task)
  })
}

/** A node whose own folder, with the journal in it, is a disk of one megabyte; only the copy lies elsewhere. */
async function addCrampedNode() {
  const small = join(folder, 'small')
  await Promise.all([mkdir(small), mkdir(join(folder, 'replica'))])
  await run('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', small])
  await symlink(join(folder, 'replica'), join(small, 'replica'))
  const { node } = await school.addNode({ dataDir: small })
  await node.ready()
  return { node, filler: join(small, 'filler') }
}

describe('a journal whose disk is full', () => {
  it.runIf(canMount)(
    'acknowledges nothing while pages go on, and keeps entries again when there is room',
    async () => {
      const { node, filler } = await addCrampedNode()
      const browser = await enrolled(node)
      const pages = watchPages(browser, node)
      await writeFile(filler, Buffer.alloc(2 * 1024 * 1024)).catch(() => {})
      const acknowledged: string[] = []
      const refused: string[] = []
      for (let round = 0; refused.length === 0 && round < 20; round += 1) {
        const entries = attempts(browser, 100)
        const response = await browser.send(node, entries)
        const list = response.status === 200 ? acknowledged : refused
        list.push(...entries.map(({ id }) => id))
        expect([200, 503]).toContain(response.status)
        await response.text()
      }
      expect(refused).toHaveLength(100)
      const said = await browser.send(node, attempts(browser, 1))
      expect([said.status, said.headers.get('retry-after')]).toEqual([503, '2'])
      expect(await said.json()).toMatchObject({ code: 'unavailable' })
      await rm(filler)
      const after = attempts(browser, 1)
      await browser.keep(node, after)
      await untilShipped(node)
      const kept = [...acknowledged, ...after.map(({ id }) => id)]
      expect(await countEntries(school.sqld, kept)).toEqual({ entries: kept.length, attempts: kept.length })
      expect(await countEntries(school.sqld, refused)).toEqual({ entries: 0, attempts: 0 })
      expect(listBadPages(await pages.stop())).toEqual([])
      expect(node.output()).toContain('SQLITE_FULL')
      expect(node.output()).not.toContain('going on without it')
      await node.stop()
    },
  )
})

/** Once the flag is there, nothing of the journal can be written through to the disk. */
const FAILING_FSYNC = `
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
static int fails(int fd) {
  const char *flag = getenv("FSYNC_FAILS_FLAG");
  if (!flag || access(flag, F_OK) != 0) return 0;
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return strstr(path, "/journal.db") != NULL;
}
static int next(const char *name, int fd) {
  if (fails(fd)) { errno = EIO; return -1; }
  return ((int (*)(int))dlsym(RTLD_NEXT, name))(fd);
}
int fsync(int fd) { return next("fsync", fd); }
int fdatasync(int fd) { return next("fdatasync", fd); }
`

async function addNodeWhoseFsyncCanFail() {
  const [source, library, flag] = [join(folder, 'f.c'), join(folder, 'f.so'), join(folder, 'fails')]
  await rm(flag, { force: true })
  await writeFile(source, FAILING_FSYNC)
  await run('cc', ['-shared', '-fPIC', '-o', library, source, '-ldl'])
  const [first] = school.proxies
  if (!first) throw new Error('a proxy')
  const { node } = await school.addNode({
    env: { LD_PRELOAD: library, FSYNC_FAILS_FLAG: flag, SYNC_INTERVAL_SECONDS: '1' },
  })
  failing.push(node)
  await node.ready()
  return { node, flag }
}

/** The processes that go on for the node's own one. */
async function listWithoutJournal(node: SchoolNode): Promise<number[]> {
  const { stdout } = await run('ps', ['-o', 'pid=,ppid=,args=', '-e'])
  const lines = stdout.split('\n').map((line) => line.trim().split(/\s+/))
  return lines
    .filter(([, parent, ...args]) => parent === String(node.pid) && args.includes('--without-journal'))
    .map(([pid]) => Number(pid))
}

describe('a journal whose disk fails to write through', () => {
  it.runIf(canCompile)(
    'acknowledges nothing more; the process begins anew without it, and pages go on',
    async () => {
      const { node, flag } = await addNodeWhoseFsyncCanFail()
      const browser = await enrolled(node)
      const before = attempts(browser, 1)
      await browser.keep(node, before)
      await untilShipped(node)
      await writeFile(flag, '')
      const lost = attempts(browser, 2).slice(1)
      expect((await browser.send(node, lost)).status).toBe(503)
      await node.until((health) => health?.status === 'degraded')
      await node.until(async () => (await listWithoutJournal(node)).length === 1)
      // The flag goes: whatever the disk says now, this journal is not believed again.
      await rm(flag)
      await node.ready()
      expect((await fetch(`${node.origin}/health`)).status).toBe(200)
      await node.until((health) => health?.status === 'degraded' && health.primary.reachable)
      expect(await browser.readXp(node)).toBe(10)
      const refused = await browser.send(node, lost)
      expect(refused.status).toBe(503)
      expect(await refused.json()).toMatchObject({
        message: expect.stringContaining('cannot be kept here') as unknown,
      })
      expect(node.output()).toContain('the journal failed; going on without it')
      // A person starts it again once the disk has been looked at: what was acknowledged is there.
      expect(await node.terminate()).toBe(0)
      await node.start()
      await browser.keep(node, lost)
      await untilShipped(node)
      const ids = [...before, ...lost].map(({ id }) => id)
      expect(await countEntries(school.sqld, ids)).toEqual({ entries: 2, attempts: 2 })
      await untilXp(browser, node, 20)
    },
  )
})
