import { pino, type Logger } from 'pino'

/** One line of JSON an event. Requests are logged without bodies, cookies or queries: those may hold secrets. */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
}
