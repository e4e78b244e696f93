import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startFaultProxy } from './fault-proxy.ts'
import { LearnerBrowser } from './learner-browser.ts'
import { enrol, openEdgeSchool, readCourse, type EdgeSchool } from './open-edge-school.ts'
import type { SchoolNode } from './school-node.ts'

let school: EdgeSchool

beforeAll(async () => {
  school = await openEdgeSchool(2)
})

afterEach(async () => {
  for (const proxy of school.proxies) await proxy.clear()
})

afterAll(() => school.close())

/* Found by the run at random: each is one way in which it happened. */
describe('a browser that changes to a server whose copy is behind', () => {
  it('is told so although the answer to its work was lost and the work is safe by now', async () => {
    const { here, there, networkThere } = parts()
    const { courseId, tasks } = await readCourse(here)
    const [browser, [task]] = [new LearnerBrowser(), tasks]
    if (!task) throw new Error('a task')
    await enrol(browser, here, courseId)
    await there.until(() => holds(there, 'Enrollment', enrolled('Ada')))
    await networkThere.set({ kind: 'refuse' })
    const attempt = browser.attempt(task)
    const cutting = await startFaultProxy(Number(new URL(here.origin).port))
    await cutting.set({ kind: 'cut-after-request' })
    await expect(browser.send({ origin: cutting.url }, [attempt])).rejects.toThrow('fetch failed')
    await cutting.close()
    await here.until(() => holds(here, 'Entry', `id = '${attempt.id}'`))
    expect(await browser.keep(here, [attempt])).toMatchObject([{ saved: 'safe' }])
    const page = await browser.get(there, '/dashboard')
    expect(await page.text()).toContain('Your latest work is on its way to this server')
    await networkThere.clear()
    await there.until(() => holds(there, 'Entry', `id = '${attempt.id}'`))
    expect(await browser.readXp(there)).toBe(10)
  })

  it('is asked to send its work again where the course that it took is not known yet', async () => {
    const { here, there, networkHere } = parts()
    const { courseId, tasks } = await readCourse(here)
    const [browser, [task]] = [new LearnerBrowser(), tasks]
    if (!task) throw new Error('a task')
    expect((await browser.signUp(here, 'Grace')).status).toBe(302)
    await there.until(() => holds(there, 'User', "name = 'Grace'"))
    await networkHere.set({ kind: 'refuse' })
    await browser.keep(here, [browser.enrolment(courseId)])
    const attempt = browser.attempt(task)
    const answer = await browser.send(there, [attempt])
    expect(await answer.json()).toMatchObject({ results: [{ status: 'refused', code: 'not-here-yet' }] })
    await networkHere.clear()
    await there.until(() => holds(there, 'Enrollment', enrolled('Grace')))
    expect(await browser.keep(there, [attempt])).toMatchObject([{ verdict: { xpEarned: 10 } }])
  })
})

function parts() {
  const [[here, there], [networkHere, networkThere]] = [school.nodes, school.proxies]
  if (!here || !there || !networkHere || !networkThere) throw new Error('two nodes')
  return { here, there, networkHere, networkThere }
}

/** Of an Enrollment: whose it is. */
function enrolled(name: string): string {
  return `userId = (SELECT id FROM User WHERE name = '${name}')`
}

async function holds(node: SchoolNode, table: string, condition: string): Promise<boolean> {
  return (await node.query(`SELECT 1 FROM "${table}" WHERE ${condition}`)).length > 0
}
