// @ts-check
import { once } from 'node:events'
import { createServer } from 'node:net'
import { Problem } from './problem.mjs'

/**
 * Says at once, before minutes of installing, that the server could not listen.
 *
 * @param {string} port as the environment has it
 * @param {string} host
 */
export async function checkPort(port, host) {
  const number = /^\d+$/.test(port) ? Number(port) : Number.NaN
  if (!(number <= 65_535)) throw new Problem(`PORT: expected a port from 0 to 65535, not "${port}".`)
  const server = createServer()
  try {
    server.listen(number, host)
    await once(server, 'listening')
  } catch (error) {
    throw new Problem(listenProblem(error, number, host))
  }
  server.close()
  await once(server, 'close')
}

/**
 * @param {unknown} error
 * @param {number} port
 * @param {string} host
 */
function listenProblem(error, port, host) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  if (code === 'EADDRINUSE') {
    const other = port < 65_535 ? port + 1 : 3000
    return `PORT: ${port} is taken on ${host}. Stop what listens there, or choose another: PORT=${other} npm start`
  }
  if (code === 'EACCES')
    return `PORT: this user may not listen on ${port}. Choose another: PORT=3000 npm start`
  return `HOST: cannot listen on "${host}" (${code}). Set HOST to an address of this machine, such as 127.0.0.1.`
}
