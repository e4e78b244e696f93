import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isNothing,
  LatestWrite,
  listMissing,
  MAX_JOURNALS,
  NOTHING_WRITTEN,
  withCommit,
  withEntry,
  withoutEntriesOf,
  type Held,
} from '#app/data/latest-write.ts'

const nodeId = fc.constantFrom('node-a', 'node-b', 'node-c', 'node-d', 'node-e')
const entries = fc.array(nodeId, { maxLength: 20 })
const latest: fc.Arbitrary<LatestWrite> = fc.record({
  journals: fc.uniqueArray(fc.record({ nodeId, journalSeq: fc.integer({ min: 1, max: 9 }) }), {
    maxLength: MAX_JOURNALS,
    selector: (place) => place.nodeId,
  }),
  ledgerSeq: fc.nat(9),
})
const held: fc.Arbitrary<Held> = fc
  .record({ nodes: fc.array(fc.tuple(nodeId, fc.nat(9))), ledgerSeq: fc.nat(9) })
  .map(({ nodes, ledgerSeq }) => ({ shippedSeqs: new Map(nodes), ledgerSeq }))

/** What has come at least as far as both. */
function furthest(one: Held, other: Held): Held {
  const nodeIds = [...one.shippedSeqs.keys(), ...other.shippedSeqs.keys()]
  const further = (id: string) => Math.max(one.shippedSeqs.get(id) ?? 0, other.shippedSeqs.get(id) ?? 0)
  return {
    shippedSeqs: new Map(nodeIds.map((id) => [id, further(id)])),
    ledgerSeq: Math.max(one.ledgerSeq, other.ledgerSeq),
  }
}

describe('what a browser carries of its latest writes', () => {
  it('is the last entry in each of the last three journals, newest first', () => {
    fc.assert(
      fc.property(entries, (nodeIds) => {
        const written = nodeIds.map((id, index) => ({ nodeId: id, journalSeq: index + 1 }))
        const lastOfEach = written.filter((place, index) => !nodeIds.slice(index + 1).includes(place.nodeId))
        const carried = written.reduce(withEntry, NOTHING_WRITTEN)
        expect(carried.journals).toEqual(lastOfEach.toReversed().slice(0, MAX_JOURNALS))
        expect(LatestWrite.parse(carried)).toEqual(carried)
      }),
    )
  })

  it('never goes back in a journal, because a repeated entry has its old place', () => {
    fc.assert(
      fc.property(latest, nodeId, fc.nat(9), (before, id, journalSeq) => {
        const after = withEntry(before, { nodeId: id, journalSeq })
        const seqIn = ({ journals }: LatestWrite) =>
          journals.find((place) => place.nodeId === id)?.journalSeq ?? 0
        expect(seqIn(after)).toBe(Math.max(seqIn(before), journalSeq))
        expect(after.journals[0]?.nodeId).toBe(id)
      }),
    )
  })

  it('names the latest commit, also when a restored primary counts from less', () => {
    expect(withCommit({ journals: [], ledgerSeq: 9 }, 4).ledgerSeq).toBe(4)
  })

  it('is refused where it names more than it may', () => {
    const journals = ['a', 'b', 'c', 'd'].map((id) => ({ nodeId: id, journalSeq: 1 }))
    expect(LatestWrite.safeParse({ journals, ledgerSeq: 0 }).success).toBe(false)
    expect(LatestWrite.safeParse(null).success).toBe(false)
    expect(LatestWrite.safeParse({ journals: 'a', ledgerSeq: 0 }).success).toBe(false)
  })
})

describe('what a copy lacks of them', () => {
  it('is nothing exactly when it has come as far in every journal and in the ledger', () => {
    fc.assert(
      fc.property(latest, held, (wanted, copy) => {
        const hasAll =
          wanted.ledgerSeq <= copy.ledgerSeq &&
          wanted.journals.every((place) => place.journalSeq <= (copy.shippedSeqs.get(place.nodeId) ?? 0))
        expect(isNothing(listMissing(wanted, copy))).toBe(hasAll)
      }),
    )
  })

  it('gets less as the copy gets newer, and is the same when looked at again', () => {
    fc.assert(
      fc.property(latest, held, held, (wanted, copy, other) => {
        const missing = listMissing(wanted, copy)
        const newer = furthest(copy, other)
        expect(listMissing(missing, copy)).toEqual(missing)
        expect(listMissing(missing, newer)).toEqual(listMissing(wanted, newer))
      }),
    )
  })

  it('leaves the entries of the own journal out, and nothing else', () => {
    fc.assert(
      fc.property(latest, nodeId, (wanted, own) => {
        const others = wanted.journals.filter((place) => place.nodeId !== own)
        expect(withoutEntriesOf(wanted, own)).toEqual({ ...wanted, journals: others })
      }),
    )
  })
})
