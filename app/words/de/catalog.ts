import type { Catalog } from '#app/words/words.ts'
import { account } from './account.ts'
import { achievements } from './achievements.ts'
import { content } from './content.ts'
import { dashboard } from './dashboard.ts'
import { history } from './history.ts'
import { journal } from './journal.ts'
import { learning } from './learning.ts'
import { legal } from './legal.ts'
import { media } from './media.ts'
import { notes } from './notes.ts'
import { practice } from './practice.ts'
import { search } from './search.ts'
import { settings } from './settings.ts'
import { signIns } from './sign-ins.ts'
import { system } from './system.ts'
import { tasks } from './tasks.ts'
import { ui } from './ui.ts'
import { xp } from './xp.ts'

/** Everything in German. */
export const catalog: Catalog = {
  'sign-ins': signIns,
  account,
  achievements,
  content,
  dashboard,
  history,
  journal,
  learning,
  legal,
  media,
  notes,
  practice,
  search,
  settings,
  system,
  tasks,
  ui,
  xp,
}
