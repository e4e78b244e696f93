import { browsersGetSmallZod } from './checks/browsers-get-small-zod.ts'
import { castsSayWhy } from './checks/casts-say-why.ts'
import { exceptionsSayWhy } from './checks/exceptions-say-why.ts'
import { exportsAreDocumented } from './checks/exports-are-documented.ts'
import { filesHaveTheirPlace } from './checks/files-have-their-place.ts'
import { layoutIsLogical } from './checks/layout-is-logical.ts'
import { namesKeepTheirPromise } from './checks/names-keep-their-promise.ts'
import { oneReadsTheEnvironment } from './checks/one-reads-the-environment.ts'
import { questionsTakeAReader } from './checks/questions-take-a-reader.ts'
import { routesAuthoriseFirst } from './checks/routes-authorise-first.ts'
import { rulesTakeTheTime } from './checks/rules-take-the-time.ts'
import { slicesKeepTheirDistance } from './checks/slices-keep-their-distance.ts'
import { wordsAreInTheCatalog } from './checks/words-are-in-the-catalog.ts'
import type { Check } from './source-tree.ts'

/** What the architecture asks beyond lint, each by the sentence that it holds. */
export const checks: Readonly<Record<string, Check>> = {
  'each file has its place and a name that says what it does': filesHaveTheirPlace,
  'slices keep their distance': slicesKeepTheirDistance,
  'rules take the time as an argument': rulesTakeTheTime,
  'questions take a reader and write nothing': questionsTakeAReader,
  'get, find, list, is, has and can return what they promise': namesKeepTheirPromise,
  'each loader and action authorises first': routesAuthoriseFirst,
  'one file reads the environment': oneReadsTheEnvironment,
  'browsers get the small zod': browsersGetSmallZod,
  'what people read is in the catalog': wordsAreInTheCatalog,
  'layout goes from start to end': layoutIsLogical,
  'exports are documented': exportsAreDocumented,
  'casts say why': castsSayWhy,
  'exceptions to lint say why': exceptionsSayWhy,
}
