import type { ContentProblem } from '#app/features/content/load/content-problem.ts'
import type { CourseFolder, SourceFile } from '#app/features/content/load/reading/course-folder.ts'
import { TopicConfig } from '#app/features/xp/rules/topic-config.ts'
import { checkValue } from './check-value.ts'
import { parseJson } from './parse-json.ts'

/** A `config.json`, as far as it could be read. */
export interface WrittenTopic {
  readonly file: string
  /** Null when not even the name could be read. */
  readonly slug: string | null
  /** Null when it has a problem. */
  readonly config: TopicConfig | null
}

/** Every topic of the content. */
export interface WrittenTopics {
  /** By the file that says it. */
  readonly byFile: ReadonlyMap<string, WrittenTopic>
  readonly problems: readonly ContentProblem[]
}

/** Reads every `config.json`. Two may say the same topic only if they say the same of it. */
export function parseTopics(folders: readonly CourseFolder[]): WrittenTopics {
  const sources = folders.flatMap(({ config, modules }) => [
    config,
    ...modules.map((module) => module.config),
  ])
  const byFile = new Map<string, WrittenTopic>()
  const problems: ContentProblem[] = []
  const first = new Map<string, WrittenTopic>()
  for (const source of sources) {
    if (!source) continue
    let topic = readTopic(source, problems)
    const other = topic.slug === null ? undefined : first.get(topic.slug)
    if (topic.config && other?.config && JSON.stringify(topic.config) !== JSON.stringify(other.config)) {
      problems.push({
        file: source.file,
        line: 1,
        message: `topicSlug: ${other.file} says otherwise of this topic`,
      })
      topic = { ...topic, config: null }
    }
    if (topic.slug !== null && topic.config && !other) first.set(topic.slug, topic)
    byFile.set(source.file, topic)
  }
  return { byFile, problems }
}

function readTopic(source: SourceFile, problems: ContentProblem[]): WrittenTopic {
  const { file } = source
  const parsed = parseJson(source)
  if (!parsed.ok) {
    problems.push(...parsed.reason)
    return { file, slug: null, config: null }
  }
  const { value } = parsed.value
  const config = checkValue(TopicConfig, { value, at: [] }, parsed.value)
  if (config.ok) return { file, slug: config.value.topicSlug, config: config.value }
  problems.push(...config.reason)
  const hasSlug = typeof value === 'object' && value !== null && 'topicSlug' in value
  return { file, slug: hasSlug && typeof value.topicSlug === 'string' ? value.topicSlug : null, config: null }
}
