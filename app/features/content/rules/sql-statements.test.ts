import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitSqlStatements } from './sql-statements.ts'

const split = (script: string) => splitSqlStatements(script).map((statement) => statement.text)

describe('splitSqlStatements', () => {
  it('splits between statements and drops what surrounds them', () => {
    expect(split(' SELECT 1 ; -- one\n/* two */ SELECT 2;')).toEqual(['SELECT 1', 'SELECT 2'])
  })

  it('finds nothing in emptiness', () => {
    expect(split('')).toEqual([])
    expect(split(' ;; -- a\n; /* b; */')).toEqual([])
  })

  it('keeps semicolons in strings, names and comments', () => {
    const script = `SELECT ';', ";", [;], \`;\` /* ; */ -- ;\n, 'it''s; fine'`
    expect(split(script)).toEqual([script])
  })

  it.each(['CREATE TRIGGER', 'create temp trigger', 'Create /* ; */ Temporary Trigger'])(
    'keeps %s whole',
    (create) => {
      const trigger = `${create} t AFTER INSERT ON a BEGIN
      UPDATE a SET x = CASE x WHEN 1 THEN 2 END; DELETE FROM b; END`
      expect(split(`${trigger}; SELECT 1`)).toEqual([trigger, 'SELECT 1'])
    },
  )

  it('does not take a table for a trigger', () => {
    expect(split('CREATE TABLE trigger (a); SELECT 1')).toEqual(['CREATE TABLE trigger (a)', 'SELECT 1'])
  })

  it('gives back the statements that were joined', () => {
    const statement = fc.constantFrom('SELECT 1', `SELECT ';'`, 'DELETE FROM "a;b"', 'VALUES (1), (2)', 'END')
    const gap = fc.constantFrom(';', ' ; ', ';;', '; -- a\n', ';/* ; */')
    fc.assert(
      fc.property(fc.array(fc.tuple(statement, gap)), (parts) => {
        expect(split(parts.flat().join(''))).toEqual(parts.map(([text]) => text))
      }),
    )
  })
})
