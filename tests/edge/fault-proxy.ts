import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { FaultSwitch, type Fault } from './fault.ts'
import { ProxiedConnection } from './proxied-connection.ts'
import { freePort } from './sqld.ts'

/** A port of this machine that stands for another one, with the faults that it is told to have. */
export interface FaultProxy {
  readonly port: number
  /** `http:`, without a slash at the end. */
  readonly url: string
  /** From now on, for the connections that are there as well; in the place of the fault before it. */
  set(fault: Fault): Promise<void>
  clear(): Promise<void>
  /** How many are open. */
  connections(): number
  close(): Promise<void>
}

/** Starts a proxy before a port of this machine, without a fault. */
export async function startFaultProxy(targetPort: number): Promise<FaultProxy> {
  const port = await freePort()
  const faults = new FaultSwitch()
  const open = new Set<ProxiedConnection>()
  let server: Server | null = await listen()

  async function listen(): Promise<Server> {
    // Half-open: an answer may come after the last byte of the request.
    const listening = createServer({ allowHalfOpen: true }, (client) => {
      if (faults.fault?.kind === 'reset') return void client.resetAndDestroy()
      const connection = new ProxiedConnection(client, targetPort, faults, () => open.delete(connection))
      open.add(connection)
    })
    listening.listen(port, '127.0.0.1')
    await once(listening, 'listening')
    return listening
  }

  async function change(fault: Fault | null) {
    faults.set(fault)
    const cutsOff = fault?.kind === 'refuse' || fault?.kind === 'reset'
    if (fault?.kind === 'refuse') await stopListening()
    if (cutsOff) for (const connection of open) connection.reset()
    if (fault?.kind !== 'refuse') server ??= await listen()
  }

  async function stopListening() {
    const stopped = server
    server = null
    if (!stopped) return
    const closed = once(stopped, 'close')
    stopped.close()
    for (const connection of open) connection.reset()
    await closed
  }

  return {
    port,
    url: `http://127.0.0.1:${port}`,
    set: change,
    clear: () => change(null),
    connections: () => open.size,
    async close() {
      await stopListening()
      faults.set(null)
    },
  }
}
