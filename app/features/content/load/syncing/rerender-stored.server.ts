import type { CommitRefusal, Primary } from '#app/data/primary.ts'
import type { Snapshot } from '#app/data/reader.ts'
import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import { readStoredAssets, toStoredShelf } from '#app/features/content/load/assets/stored-assets.server.ts'
import { renderInline, renderMarkdown } from '#app/features/content/load/rendering/render-markdown.server.ts'
import type { AssetFacts, Shelf } from '#app/features/content/load/rendering/shelf.ts'
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
  const assets = readStoredAssets(view)
  const statements = [
    ...rerenderPages(view, assets),
    ...rerenderLessons(view, assets),
    ...rerenderTasks(view, assets),
    last,
  ]
  return commitGroups(
    primary,
    statements.map((statement) => [statement]),
  )
}

type Assets = ReadonlyMap<string, AssetFacts>

function rerenderPages(view: Snapshot, assets: Assets): Statement[] {
  const courses = view.all(
    'render-courses',
    tables.selectFrom('Course').select(['id', 'overview', 'overviewHtml', 'language']),
  )
  const modules = view.all(
    'render-modules',
    tables
      .selectFrom('Module')
      .innerJoin('Course', 'Course.id', 'Module.courseId')
      .select(['Module.id', 'Module.content', 'Module.contentHtml', 'Course.language']),
  )
  return [
    ...courses.flatMap(({ id, overview, overviewHtml, language }) => {
      const html = renderMarkdown(overview, toStoredShelf(assets, language))
      const update = tables.updateTable('Course').set({ overviewHtml: html }).where('id', '=', id)
      return html === overviewHtml ? [] : [toStatement(update)]
    }),
    ...modules.flatMap(({ id, content, contentHtml, language }) => {
      const html = renderMarkdown(content, toStoredShelf(assets, language))
      const update = tables.updateTable('Module').set({ contentHtml: html }).where('id', '=', id)
      return html === contentHtml ? [] : [toStatement(update)]
    }),
  ]
}

function rerenderLessons(view: Snapshot, assets: Assets): Statement[] {
  const revisions = view.all(
    'render-lessons',
    tables
      .selectFrom('LessonRevision')
      .innerJoin('Lesson', 'Lesson.id', 'LessonRevision.lessonId')
      .innerJoin('Module', 'Module.id', 'Lesson.moduleId')
      .innerJoin('Course', 'Course.id', 'Module.courseId')
      .select(['LessonRevision.id', 'LessonRevision.body', 'LessonRevision.html', 'Course.language']),
  )
  return revisions.flatMap(({ id, body, html: old, language }) => {
    const html = renderMarkdown(body, toStoredShelf(assets, language))
    const update = tables.updateTable('LessonRevision').set({ html }).where('id', '=', id)
    return html === old ? [] : [toStatement(update)]
  })
}

function rerenderTasks(view: Snapshot, assets: Assets): Statement[] {
  const revisions = view.all(
    'render-tasks',
    tables
      .selectFrom('TaskRevision')
      .innerJoin('Task', 'Task.id', 'TaskRevision.taskId')
      .innerJoin('Lesson', 'Lesson.id', 'Task.lessonId')
      .innerJoin('Module', 'Module.id', 'Lesson.moduleId')
      .innerJoin('Course', 'Course.id', 'Module.courseId')
      .select(['TaskRevision.id', 'TaskRevision.body', 'TaskRevision.html', 'Task.type'])
      .select('Course.language'),
  )
  return revisions.flatMap((revision) => {
    const html = rerenderTask(revision, toStoredShelf(assets, revision.language))
    const update = tables.updateTable('TaskRevision').set({ html }).where('id', '=', revision.id)
    return html === revision.html ? [] : [toStatement(update)]
  })
}

function rerenderTask(
  { type, body, html }: { readonly type: string; readonly body: string; readonly html: string },
  shelf: Shelf,
): string {
  try {
    // cast: written by JSON.stringify and held by a CHECK.
    const rendered = findTaskType(type)?.toHtml(JSON.parse(body) as Json, (markdown) =>
      renderInline(markdown, shelf),
    )
    return rendered === undefined ? html : JSON.stringify(rendered)
  } catch {
    // A revision of long ago, which its type has since outgrown, must not keep the server from starting.
    return html
  }
}
