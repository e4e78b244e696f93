import type { CommitRefusal, Primary } from '#app/data/primary.ts'
import type { Snapshot } from '#app/data/reader.ts'
import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import { renderInline, renderMarkdown } from '#app/features/content/load/rendering/render-markdown.server.ts'
import { findTaskType } from '#app/features/content/rules/task-types.ts'
import type { Json } from '#app/kernel/entry.ts'
import type { Result } from '#app/kernel/result.ts'
import { commitGroups } from './commit-groups.ts'

/**
 * Renders everything that is stored once more and writes what comes out otherwise, in place: a revision is what its
 * author wrote, the HTML is what this version of the renderer makes of it. Old revisions as well, as answers are still
 * graded against them.
 *
 * @param last a statement that notes that it is done
 */
export function rerenderStored(
  primary: Primary,
  view: Snapshot,
  last: Statement,
): Promise<Result<null, CommitRefusal>> {
  const statements = [...rerenderPages(view), ...rerenderLessons(view), ...rerenderTasks(view), last]
  return commitGroups(
    primary,
    statements.map((statement) => [statement]),
  )
}

function rerenderPages(view: Snapshot): Statement[] {
  const courses = view.all(
    'render-courses',
    tables.selectFrom('Course').select(['id', 'overview', 'overviewHtml']),
  )
  const modules = view.all(
    'render-modules',
    tables.selectFrom('Module').select(['id', 'content', 'contentHtml']),
  )
  return [
    ...courses.flatMap(({ id, overview, overviewHtml }) => {
      const html = renderMarkdown(overview)
      const update = tables.updateTable('Course').set({ overviewHtml: html }).where('id', '=', id)
      return html === overviewHtml ? [] : [toStatement(update)]
    }),
    ...modules.flatMap(({ id, content, contentHtml }) => {
      const html = renderMarkdown(content)
      const update = tables.updateTable('Module').set({ contentHtml: html }).where('id', '=', id)
      return html === contentHtml ? [] : [toStatement(update)]
    }),
  ]
}

function rerenderLessons(view: Snapshot): Statement[] {
  const revisions = view.all(
    'render-lessons',
    tables.selectFrom('LessonRevision').select(['id', 'body', 'html']),
  )
  return revisions.flatMap(({ id, body, html: old }) => {
    const html = renderMarkdown(body)
    const update = tables.updateTable('LessonRevision').set({ html }).where('id', '=', id)
    return html === old ? [] : [toStatement(update)]
  })
}

function rerenderTasks(view: Snapshot): Statement[] {
  const revisions = view.all(
    'render-tasks',
    tables
      .selectFrom('TaskRevision')
      .innerJoin('Task', 'Task.id', 'TaskRevision.taskId')
      .select(['TaskRevision.id', 'TaskRevision.body', 'TaskRevision.html', 'Task.type']),
  )
  return revisions.flatMap((revision) => {
    const html = rerenderTask(revision)
    const update = tables.updateTable('TaskRevision').set({ html }).where('id', '=', revision.id)
    return html === revision.html ? [] : [toStatement(update)]
  })
}

function rerenderTask({ type, body, html }: { type: string; body: string; html: string }): string {
  try {
    // cast: written by JSON.stringify and held by a CHECK.
    const rendered = findTaskType(type)?.toHtml(JSON.parse(body) as Json, renderInline)
    return rendered === undefined ? html : JSON.stringify(rendered)
  } catch {
    // A revision of long ago, which its type has since outgrown, must not keep the server from starting.
    return html
  }
}
