import { DurationHistogram } from './duration-histogram.ts'
import type { ObserveQuery } from './observe-query.ts'
import { SLOW_MS, SlowQueries, type SlowQueriesOptions, type SlowQuery } from './slow-queries.ts'

/** What is known of the questions of one name since the start. */
export interface QuestionFigures {
  readonly name: string
  readonly durations: DurationHistogram
  /** All that were answered, together. */
  readonly rows: number
}

/** Counts what is asked, by name, and keeps what was slow. */
export class QueryFigures {
  readonly #questions = new Map<string, CountedQuestion>()
  readonly #slow: SlowQueries
  #asked = 0

  constructor(options: SlowQueriesOptions) {
    this.#slow = new SlowQueries(options)
  }

  /** Counts one query; hand it to whatever asks. */
  readonly observe: ObserveQuery = (query, connection) => {
    this.#asked += 1
    const question = this.#questions.get(query.name) ?? this.#begin(query.name)
    question.durations.add(query.durationMs)
    question.rows += query.rows
    if (query.durationMs > SLOW_MS) this.#slow.add(query, connection)
  }

  /** How many queries there were since the start. */
  countAsked(): number {
    return this.#asked
  }

  /** Each name's figures, in the order in which they were first asked. */
  list(): readonly QuestionFigures[] {
    return [...this.#questions.values()]
  }

  /** The last slow queries, newest first. */
  listSlow(): SlowQuery[] {
    return this.#slow.list()
  }

  #begin(name: string): CountedQuestion {
    const isFull = this.#questions.size >= MAX_NAMES
    const known = isFull ? this.#questions.get(OTHERS) : undefined
    if (known) return known
    const counted = { name: isFull ? OTHERS : name, durations: new DurationHistogram(BOUNDS_MS), rows: 0 }
    this.#questions.set(counted.name, counted)
    return counted
  }
}

interface CountedQuestion {
  readonly name: string
  readonly durations: DurationHistogram
  rows: number
}

/** Names are literals, so there are few; should somebody ever make them up, memory must not grow with them. */
const MAX_NAMES = 300
const OTHERS = '(others)'
const BOUNDS_MS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 50, 100, 250, 1_000]
