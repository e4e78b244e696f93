import type { EntryAuthor } from '#app/entries.ts'
import { asSession, serveApi, type ApiServer } from './api-server.ts'
import { insertLearner, openPrimary } from './migrated-database.ts'
import { openSchool, type School } from './open-school.ts'
import { PasskeyDevice, type AskedOptions, type Deviation } from './passkey-device.ts'
import { Visitor } from './sign-in-provider.ts'

/** Where passkeys are made, and where they sign in. */
export const NEW = '/auth/passkey/new'
export const SIGN_IN = '/auth/passkey'

/** What a route of passkeys answered. */
export interface PasskeyReply {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

/** A school that is served where passkeys can be made, and what people do there. */
export class PasskeySite {
  readonly school: School
  readonly server: ApiServer
  /** By name: passkeys are not made for numbers. */
  readonly origin: string

  private constructor(school: School, server: ApiServer) {
    this.school = school
    this.server = server
    this.origin = server.origin.replace('127.0.0.1', 'localhost')
  }

  /** Opens one; whoever opens it closes it. */
  static async open(): Promise<PasskeySite> {
    const school = await openSchool(1, 1)
    return new PasskeySite(school, await serveApi(school))
  }

  async close(): Promise<void> {
    this.server.close()
    await this.school.close()
  }

  /** A learner without a password, in a browser where they are signed in. */
  async arrive(): Promise<{ readonly learner: EntryAuthor; readonly visitor: Visitor }> {
    const primary = openPrimary(this.school.path)
    const learner = await insertLearner(primary)
    primary.close()
    const visitor = new Visitor()
    visitor.keep(this.origin, (await asSession(this.server, learner))['Cookie'] ?? '')
    return { learner, visitor }
  }

  async send(
    visitor: Visitor,
    path: string,
    fields: Readonly<Record<string, string>> = {},
  ): Promise<PasskeyReply> {
    const response = await visitor.fetch(`${this.origin}${path}`, fields)
    // cast: the tests say what it has to be.
    return { status: response.status, body: (await response.json()) as PasskeyReply['body'] }
  }

  async begin(visitor: Visitor, path: string): Promise<AskedOptions> {
    // cast: what devices are asked.
    return (await this.send(visitor, path)).body as unknown as AskedOptions
  }

  /** Makes a passkey on a device of its own unless told. */
  async make(visitor: Visitor, device = new PasskeyDevice(this.origin), change: Deviation = {}) {
    const answer = device.register(await this.begin(visitor, NEW), change)
    return { device, ...(await this.send(visitor, NEW, { answer })) }
  }

  async signIn(device: PasskeyDevice, change: Deviation = {}, visitor = new Visitor()) {
    const answer = device.signIn(await this.begin(visitor, SIGN_IN), change)
    const reply = await this.send(visitor, SIGN_IN, { answer, redirectTo: '/courses' })
    return { visitor, answer, ...reply }
  }
}
