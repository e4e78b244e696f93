import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeEntry } from '#app/entries.ts'
import { isUlid } from '#app/kernel/ulid.ts'
import { preferenceCookies, readPreferences, wishesOf } from './preference-form.ts'
import { foldPreferences, parsePreferences, PreferenceSet } from './preference.ts'
import { findTimeZone, listTimeZones } from './time-zone.ts'

const author = {
  userId: '01ARZ3NDEKTSV4RRFFQ69G5FAW',
  deviceId: '01ARZ3NDEKTSV4RRFFQ69G5FAX',
  timeZone: 'UTC',
}

const anyWish: fc.Arbitrary<PreferenceSet> = fc.oneof(
  fc.record({ name: fc.constant('locale' as const), value: fc.constantFrom('en' as const, 'de' as const) }),
  fc.record({
    name: fc.constant('theme' as const),
    value: fc.constantFrom('system' as const, 'dark' as const),
  }),
  fc.record({
    name: fc.constant('timeZone' as const),
    value: fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Tokyo'),
  }),
  fc.record({ name: fc.constant('quiet' as const), value: fc.boolean() }),
)

/** Few instants, so that many are said at once; ids are distinct. */
const anyEntries = fc
  .array(fc.tuple(anyWish, fc.integer({ min: 0, max: 4 })), { maxLength: 14 })
  .map((said) =>
    said.map(([wish, atMs], index) => {
      const id = `01ARZ3NDEKTSV4RRFFQ69G${String((index * 7) % 100).padStart(4, '0')}`
      return makeEntry('preference-set.v1', author, wish, { id, nowMs: atMs })
    }),
  )

describe('what a person wants', () => {
  it('is the last word on each thing, in whatever order, however often and in how many parts it comes', () => {
    const property = fc.property(
      anyEntries.chain((entries) =>
        fc.record({
          entries: fc.constant(entries),
          arriving: fc.shuffledSubarray([...entries, ...entries], {
            minLength: entries.length * 2,
            maxLength: entries.length * 2,
          }),
          cut: fc.nat(entries.length * 2),
        }),
      ),
      ({ entries, arriving, cut }) => {
        expect(entries.every(({ id }) => isUlid(id))).toBe(true)
        const first = foldPreferences({}, arriving.slice(0, cut))
        // What the first part came to is stored, and read again.
        const folded = foldPreferences(parsePreferences(JSON.stringify(first)), arriving.slice(cut))
        for (const name of ['locale', 'theme', 'timeZone', 'quiet'] as const) {
          const said = entries.filter((entry) => PreferenceSet.parse(entry.payload).name === name)
          const [last] = said.toSorted((a, b) => (`${b.at} ${b.id}` < `${a.at} ${a.id}` ? -1 : 1))
          const wanted = last && {
            value: PreferenceSet.parse(last.payload).value,
            at: last.at,
            id: last.id,
          }
          expect(folded[name]).toEqual(wanted)
        }
      },
    )
    fc.assert(property, { numRuns: 300 })
  })

  it('passes over other kinds, and over what it cannot read', () => {
    const ended = makeEntry(
      'session-ended.v1',
      author,
      { sessionId: author.userId },
      { id: author.userId, nowMs: 0 },
    )
    expect(foldPreferences({}, [ended])).toEqual({})
    expect(parsePreferences('{}')).toEqual({})
    expect(parsePreferences('[]')).toEqual({})
    const stored = {
      locale: { value: 'xx', at: '', id: '' },
      theme: { value: 'dark', at: '1', id: '1' },
      later: 1,
    }
    expect(parsePreferences(JSON.stringify(stored))).toEqual({ theme: stored.theme, later: 1 })
  })

  it('is read from a form, and nothing else is', () => {
    const read = (fields: Readonly<Record<string, unknown>>) =>
      readPreferences((name) => fields[name] ?? null)
    expect(read({ locale: 'de', theme: 'dark', timeZone: 'europe/berlin', quiet: '' })).toEqual([
      { name: 'locale', value: 'de' },
      { name: 'theme', value: 'dark' },
      { name: 'timeZone', value: 'Europe/Berlin' },
      { name: 'quiet', value: false },
    ])
    expect(read({ locale: 'fr', theme: 'pink', timeZone: 'Mars/Base', quiet: 'yes' })).toEqual([])
    expect(read({})).toEqual([])
  })

  it('goes with whoever signs in, but for the time zone, which is no matter of browsers', () => {
    const said = { value: 'dark', at: '1', id: '1' } as const
    const wishes = wishesOf({
      theme: said,
      quiet: { ...said, value: true },
      timeZone: { ...said, value: 'UTC' },
    })
    expect(preferenceCookies(wishes)).toEqual([
      expect.stringMatching(/^hs_theme=dark; Path=\/; Max-Age=31536000;/),
      expect.stringMatching(/^hs_quiet=1; /),
    ])
    expect(preferenceCookies([{ name: 'locale', value: 'de' }])).toEqual([
      expect.stringMatching(/^hs_locale=de; Path=\/; /),
    ])
  })
})

describe('a time zone', () => {
  it.each(['', 'Mars/Base', '+01:00', 'UTC+1', 'Europe/Berlin ', '../etc', 'a'.repeat(65)])(
    'is not %j',
    (name) => {
      expect(findTimeZone(name)).toBeNull()
      expect(PreferenceSet.safeParse({ name: 'timeZone', value: name }).success).toBe(false)
    },
  )

  it('has one name', () => {
    expect(findTimeZone('EUROPE/BERLIN')).toBe('Europe/Berlin')
    expect(findTimeZone('utc')).toBe('UTC')
  })

  it('is one of a list that has the one in use, once', () => {
    for (const used of ['Europe/Dublin', 'UTC', 'Etc/GMT+5']) {
      expect(listTimeZones(used).filter((name) => name === used)).toHaveLength(1)
    }
  })
})
