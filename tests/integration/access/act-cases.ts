import type { AccessCase } from './access-case.ts'
import { everyone, form, listShown, type Act, type Rule, type Sent } from './access-rule.ts'
import { ask, askerOf, fromHere, signedIn, type Asker } from './asking.ts'
import type { Outcome } from './outcome.ts'
import { isMember, memberOf, PEOPLE, type Person } from './people.ts'
import type { PersonRows } from './person-rows.ts'
import type { PlantedSchool } from './planted-school.ts'
import { dataPath, oldDataPath, pathOf, type Matrix } from './read-cases.ts'

/** Everything that can be sent, sent by everybody: as a page's form, and as scripts send it. */
export function listActCases(matrix: Matrix): AccessCase[] {
  const { table, school, origin } = matrix
  const stranger = school.takeSpare('learner')
  return Object.entries(table).flatMap(([routeId, rule]) =>
    listActs(rule).flatMap((act) =>
      PEOPLE.flatMap((person) => {
        const path = pathOf(act, school, person)
        const comesTo = act.comesTo[person]
        const ways = [
          { path, expected: act.asPage?.[person] ?? comesTo },
          { path: dataPath(path), expected: comesTo },
          ...(REFUSALS.includes(comesTo)
            ? [{ path: oldDataPath(path, routeId), expected: 'refused' as const }]
            : []),
        ]
        return ways.map((way) => {
          const { asker, sent } = prepare(school, act, person, stranger)
          const request = ask(asker, { method: 'POST', path: way.path, from: fromHere(origin), sent })
          const mayRead = listShown(rule, person)
          const { expected } = way
          return { routeId, who: person, how: act.name, request, expected, owner: asker.owner, mayRead }
        })
      }),
    ),
  )
}

const REFUSALS: readonly Outcome[] = [401, 403, 404, 405]

/** What can be sent to a route; to one that takes nothing, an empty form. */
function listActs(rule: Rule): readonly Act[] {
  if (rule.acts.length > 0) return rule.acts
  return rule.places.map(({ name, path }) => ({
    by: 'themselves',
    name: [name, 'nothing is taken here'].filter(Boolean).join(', '),
    path,
    comesTo: everyone(405),
    send: () => form({}),
  }))
}

/** Who sends it, and what. Whoever is not signed in sends what would be right for somebody. */
function prepare(
  school: PlantedSchool,
  act: Act,
  person: Person,
  stranger: PersonRows,
): { readonly asker: Asker; readonly sent: Sent } {
  const own = school.people[memberOf(person)]
  if (act.by === 'themselves') return { asker: askerOf(school, person), sent: act.send(own, school) }
  if (!isMember(person)) return { asker: askerOf(school, person), sent: act.send(stranger, school) }
  const spare = school.takeSpare(person)
  return { asker: signedIn(person, spare), sent: act.send(spare, school) }
}

/** From elsewhere, as browsers say it; and from nowhere. */
const ELSEWHERE: readonly Readonly<Record<string, string>>[] = [
  { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' },
  { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' },
  { Origin: 'http://localhost:1', 'Sec-Fetch-Site': 'same-site' },
  { 'Sec-Fetch-Site': 'cross-site' },
  {},
]

/** The same, sent by a page of another site with the cookies of somebody who may: all of it is refused. */
export function listForeignCases({ table, school }: Matrix): AccessCase[] {
  return Object.entries(table).flatMap(([routeId, rule]) =>
    listActs(rule).flatMap((act) =>
      (['learner', 'admin'] as const).flatMap((person) => {
        const asker = askerOf(school, person)
        const sent = act.send(school.people[person], school)
        const path = pathOf(act, school, person)
        return [path, dataPath(path), oldDataPath(path, routeId)].flatMap((to) =>
          ELSEWHERE.map((from) => {
            const request = ask(asker, { method: 'POST', path: to, from, sent })
            const how = `${act.name}, from ${from['Origin'] ?? 'nowhere'}`
            return { routeId, who: person, how, request, expected: 403, owner: asker.owner, mayRead: [] }
          }),
        )
      }),
    ),
  )
}
