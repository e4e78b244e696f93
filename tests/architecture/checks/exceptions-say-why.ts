import type { Check, Problem, SourceFile } from '../source-tree.ts'

const DIRECTIVE = /\/[/*]\s*(?:ox|es)lint-disable\S*\s*(?<rest>.*)/
/** What holds the layers up has no exceptions. */
const LAYERS = /no-restricted-imports|no-cycle|no-relative-parent-imports|no-undef|no-process-env/

/** A lint rule is switched off for named rules with a reason (`-- why`), and never one that holds the layers. */
export const exceptionsSayWhy: Check = ({ files }) => files.flatMap(findSilenced)

function findSilenced(file: SourceFile): Problem[] {
  return file.ast.text.split('\n').flatMap((text, index): Problem[] => {
    const rest = DIRECTIVE.exec(text)?.groups?.['rest']
    if (rest === undefined) return []
    const [rules = '', reason] = rest.split(' -- ')
    const isFine = reason !== undefined && /\w/.test(rules) && !LAYERS.test(rules)
    const message =
      'name the rule and the reason: "oxlint-disable-next-line rule -- why"; layer rules have no exceptions'
    return isFine
      ? []
      : [{ rule: 'architecture/exceptions-say-why', path: file.path, line: index + 1, message }]
  })
}
