import type { ClientJob, ClientMessage, TaskName } from './client-job.ts'
import { openHereClient } from './here-client.ts'
import { openHttpClient } from './http-client.ts'
import { measureFloor } from './measure-floor.ts'
import { measureQuestions } from './measure-questions.ts'
import { measureReads } from './measure-reads.ts'
import { measureSilence } from './measure-silence.ts'
import { measureWrites } from './measure-writes.ts'
import type { Subject } from './subject.ts'
import { fillUsualClient, openUsualClient } from './usual-client.ts'
import { inOneLine } from './words.ts'

// One of the three clients in a process of its own: it gets one job, and says what came of it.
process.once('message', (job: AnyJob) => {
  perform(job).then(
    (output) => say({ kind: 'done', output }),
    (error: unknown) => say({ kind: 'failed', detail: inOneLine(error) }),
  )
})

type AnyJob = { [Name in TaskName]: ClientJob<Name> & { readonly task: Name } }[TaskName]

async function perform(job: AnyJob): Promise<unknown> {
  const { place, subject: name } = job
  if (job.task === 'questions') {
    const { replica } = await openHereClient(place)
    return measureQuestions(replica, place, job.input.blocks)
  }
  if (job.task === 'fill' && name === 'usual') await fillUsualClient(place)
  const subject = await openSubject(job)
  say({ kind: 'ready' })
  switch (job.task) {
    case 'fill':
      await subject.readPage()
      await subject.close()
      return null
    case 'open':
      return readPages(subject, job.input.pages)
    case 'reads':
      return measureReads(subject, job.input)
    case 'writes':
      return measureWrites(subject, job.input)
    case 'floor':
      return measureFloor(place, job.input)
    case 'silence':
      return measureSilence(subject, job.input.ms)
  }
}

function openSubject({ subject, place }: AnyJob): Promise<Subject> {
  switch (subject) {
    case 'usual':
      return openUsualClient(place)
    case 'http':
      return openHttpClient(place)
    case 'here':
      return openHereClient(place)
  }
}

async function readPages(subject: Subject, pages: number): Promise<{ readonly read: number }> {
  let read = 0
  for (let page = 0; page < pages; page += 1) {
    try {
      await subject.readPage()
      read += 1
    } catch {
      // It counts as one that was not answered.
    }
  }
  return { read }
}

function say(message: ClientMessage): void {
  process.send?.(message)
}
