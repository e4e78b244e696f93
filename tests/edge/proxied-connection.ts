import { connect, type Socket } from 'node:net'
import type { FaultSwitch } from './fault.ts'
import { isWholeRequest, toHttpAnswer } from './http-text.ts'

/**
 * One client's connection, carried on to the server as well as the fault of the moment lets it. A server that is not
 * there looks like one that resets.
 */
export class ProxiedConnection {
  readonly #client: Socket
  readonly #server: Socket
  readonly #faults: FaultSwitch
  #unanswered = Buffer.alloc(0)
  #isClosed = false

  constructor(client: Socket, targetPort: number, faults: FaultSwitch, onClose: () => void) {
    this.#client = client
    this.#server = connect({ port: targetPort, host: '127.0.0.1', noDelay: true })
    this.#faults = faults
    this.#open(client, (part) => this.#deliverRequest(part))
    this.#open(this.#server, (part) => this.#deliverAnswer(part))
    client.setNoDelay(true)
    client.once('close', () => {
      this.#isClosed = true
      this.#server.destroy()
      onClose()
    })
  }

  /** The client learns of it at once. */
  reset(): void {
    this.#isClosed = true
    this.#client.resetAndDestroy()
  }

  #open(from: Socket, deliver: (part: Buffer | End) => void): void {
    const lane: Lane = { waiting: [], isMoving: false, deliver }
    const put = (part: Buffer | End) => {
      lane.waiting.push({ part, arrivedAtMs: performance.now() })
      if (!lane.isMoving) void this.#move(lane)
    }
    from.on('data', put)
    from.once('end', () => put('end'))
    // Told by the same road, so that a fault that lets nothing through hides it too.
    from.on('error', () => put('reset'))
  }

  async #move(lane: Lane): Promise<void> {
    lane.isMoving = true
    for (let first = lane.waiting[0]; first && !this.#isClosed; first = lane.waiting[0]) {
      const { fault } = this.#faults
      const dueInMs =
        fault?.kind === 'latency' ? first.arrivedAtMs + fault.roundTripMs / 2 - performance.now() : 0
      if (fault?.kind === 'black-hole') await this.#faults.untilChange()
      else if (dueInMs > 0) await this.#faults.untilChange(dueInMs)
      else if (fault?.kind === 'drip') await this.#drip(lane, first, fault.bytesPerSecond)
      else lane.deliver(take(lane, first))
    }
    lane.isMoving = false
  }

  async #drip(lane: Lane, first: Waiting, bytesPerSecond: number): Promise<void> {
    const size = Math.max(1, Math.floor(bytesPerSecond / 50))
    if (typeof first.part === 'string' || first.part.length <= size) lane.deliver(take(lane, first))
    else {
      lane.deliver(first.part.subarray(0, size))
      first.part = first.part.subarray(size)
    }
    await this.#faults.untilChange((size * 1000) / bytesPerSecond)
  }

  #deliverRequest(part: Buffer | End): void {
    const { fault } = this.#faults
    if (typeof part === 'string' || fault?.kind !== 'answer') return pass(part, this.#server)
    this.#unanswered = Buffer.concat([this.#unanswered, part])
    if (isWholeRequest(this.#unanswered)) this.#client.end(toHttpAnswer(fault))
  }

  #deliverAnswer(part: Buffer | End): void {
    const { fault } = this.#faults
    if (typeof part === 'string' || fault?.kind !== 'cut-after-request') return pass(part, this.#client)
    if (fault.times !== undefined)
      this.#faults.set(fault.times > 1 ? { ...fault, times: fault.times - 1 } : null)
    this.#isClosed = true
    this.#client.destroy()
  }
}

type End = 'end' | 'reset'

interface Waiting {
  part: Buffer | End
  readonly arrivedAtMs: number
}

/** What goes one way, in its order. */
interface Lane {
  readonly waiting: Waiting[]
  isMoving: boolean
  readonly deliver: (part: Buffer | End) => void
}

function take(lane: Lane, first: Waiting): Buffer | End {
  lane.waiting.shift()
  return first.part
}

function pass(part: Buffer | End, to: Socket): void {
  if (part === 'reset') to.resetAndDestroy()
  else if (part === 'end') to.end()
  else to.write(part)
}
