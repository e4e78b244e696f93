import { describe, expect, it } from 'vitest'
import { catalog } from '#app/words/de/catalog.ts'
import { search } from '#app/words/en/search.ts'
import { keepCatalog, wordsOf } from '#app/words/words.ts'
import { listNamedDestinations, listDestinations } from './destinations.ts'

keepCatalog('de', catalog)
const languages = [wordsOf(search, 'en'), wordsOf(search, 'de')]
const guest = { isSignedIn: false, isOperator: false }
const learner = { isSignedIn: true, isOperator: false }
const operator = { isSignedIn: true, isOperator: true }

describe('the pages that can be gone to', () => {
  it('are those that somebody may open', () => {
    const idsFor = (traveller: typeof guest) => listDestinations(traveller).map(({ id }) => id)
    expect(idsFor(guest)).toEqual(['courses', 'login', 'signup', 'home', 'privacy', 'terms'])
    expect(idsFor(learner)).not.toContain('system')
    expect(idsFor(learner)).not.toContain('login')
    expect(idsFor(operator)).toContain('system')
  })

  it.each([
    ['einstell', ['settings', 'passkeys', 'security', 'picture', 'apiKeys']],
    ['passkeys', ['passkeys']],
    ['Passwort', ['security']],
    ['ubung', ['practice']],
    ['quiet mode', ['settings']],
    ['dash', ['dashboard']],
    ['notiz', ['notes']],
    ['system', []],
    ['quiet elephants', []],
    ['', []],
  ])('are found by %j', (text, ids) => {
    expect(listNamedDestinations(text, learner, languages).map(({ id }) => id)).toEqual(ids)
  })
})
