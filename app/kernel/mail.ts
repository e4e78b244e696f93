import type { Result } from './result.ts'

/** A letter in plain text. */
export interface Message {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Where letters go out. */
export interface Mail {
  /** Sends one, within a deadline that a page can wait for. */
  send(message: Message): Promise<Result<null, 'not-sent'>>
  /** Sends one in the background: for whoever must not tell by the time it takes whether there was one to send. */
  sendLater(message: Message): void
}
