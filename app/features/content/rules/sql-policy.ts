import { isKeyword, type SqlStatement } from './sql-statements.ts'

/** One instruction of SQLite's bytecode, as `EXPLAIN` lists it. */
export interface SqlInstruction {
  readonly opcode: string
  readonly p4: string | null
}

/**
 * Says why a statement must not even be compiled; null when it may. By its text, because `PRAGMA` acts while it is
 * compiled. Only the kinds of statement named here may be; parameters are refused, because their odd forms are where
 * another reader of SQL could be led astray.
 *
 * @param modules every virtual table that the engine comes with (`pragma_module_list`), in lower case
 */
export function refuseStatement({ tokens }: SqlStatement, modules: ReadonlySet<string>): string | null {
  const [first, second] = tokens
  const kind = first?.kind === 'word' ? first.text.toUpperCase() : ''
  if (kind === 'EXPLAIN') {
    const isPlan = isKeyword(second, 'QUERY') && isKeyword(tokens[2], 'PLAN')
    const explained = tokens[3]?.kind === 'word' ? tokens[3].text.toUpperCase() : ''
    if (!isPlan || !EXPLAINED.has(explained)) return 'Only EXPLAIN QUERY PLAN of a query is available here'
  } else if (!STATEMENTS.has(kind)) {
    return REFUSED.has(kind) ? `${kind} is not available here` : `near "${first?.text ?? ''}": syntax error`
  }
  if (kind === 'CREATE' && !CREATED.has(second?.text.toUpperCase() ?? '')) {
    return isKeyword(second, 'VIRTUAL')
      ? 'CREATE VIRTUAL TABLE is not available here'
      : `near "${second?.text ?? ''}": syntax error`
  }
  for (const { kind: type, text } of tokens) {
    if (type === 'symbol' && PARAMETERS.has(text)) return `Parameters such as ${text} are not available here`
    const name = text.toLowerCase()
    const isModule = modules.has(name) || name.startsWith('pragma_')
    if (type !== 'number' && isModule && !MODULES.has(name)) return `${name} is not available here`
  }
  return null
}

/**
 * Says why a compiled statement must not run; null when it may. By the engine's own word: the functions that its
 * program calls, those in views and triggers included. Everything is refused that is not named here, because libsql
 * comes with `readfile`, `writefile` and others that reach out of the database.
 */
export function refuseProgram(program: readonly SqlInstruction[]): string | null {
  for (const { opcode, p4 } of program) {
    if (OPCODES.has(opcode)) return `${opcode} is not available here`
    const name = CALLS.has(opcode) ? p4?.replace(/\(-?\d+\)$/, '') : undefined
    if (name !== undefined && !FUNCTIONS.has(name)) return `The function ${name}() is not available here`
  }
  return null
}

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

const STATEMENTS = words(`
  SELECT WITH VALUES INSERT REPLACE UPDATE DELETE CREATE DROP ALTER
  BEGIN COMMIT END ROLLBACK SAVEPOINT RELEASE`)
const CREATED = words('TABLE INDEX UNIQUE VIEW TRIGGER TEMP TEMPORARY')
const EXPLAINED = words('SELECT WITH VALUES INSERT REPLACE UPDATE DELETE')
/** Those worth a word of their own; whatever else begins a statement is a syntax error, in SQLite's own words. */
const REFUSED = words('ATTACH DETACH PRAGMA VACUUM ANALYZE REINDEX')
const PARAMETERS = words('? : @ $ #')
const MODULES = words('json_each json_tree generate_series fts5')
const CALLS = words('Function PureFunc AggStep AggStep1 AggInverse AggValue AggFinal')
const OPCODES = words('Vacuum VCreate JournalMode Checkpoint')

/**
 * Names of https://sqlite.org/lang_corefunc.html and its sisters, but not `log`, whose base here is not SQLite's; the
 * last line is what ALTER TABLE runs on, which no statement can call.
 */
const FUNCTIONS = words(`
  abs changes char coalesce concat concat_ws format glob hex ifnull iif instr last_insert_rowid length like likelihood
  likely lower ltrim max min nullif octet_length printf quote random randomblob replace round rtrim sign soundex
  sqlite_version substr substring total_changes trim typeof unhex unicode unlikely upper zeroblob
  date time datetime julianday unixepoch strftime timediff current_date current_time current_timestamp
  avg count group_concat string_agg sum total
  row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value
  json jsonb json_array jsonb_array json_array_length json_error_position json_extract jsonb_extract -> ->>
  json_insert jsonb_insert json_object jsonb_object json_patch jsonb_patch json_remove jsonb_remove json_replace
  jsonb_replace json_set jsonb_set json_type json_valid json_quote json_group_array jsonb_group_array
  json_group_object jsonb_group_object
  acos acosh asin asinh atan atan2 atanh ceil ceiling cos cosh degrees exp floor ln log10 pi power radians sin sinh
  sqrt tan tanh
  match bm25 highlight snippet regexp
  sqlite_rename_column sqlite_rename_quotefix sqlite_rename_table sqlite_rename_test sqlite_drop_column`)
