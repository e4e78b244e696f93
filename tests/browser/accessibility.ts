import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'

/** What a page has against WCAG 2.2 AA, each with the elements at fault. */
export async function listViolations(page: Page): Promise<string[]> {
  const { violations } = await inspect(page).withTags(WCAG_22_AA).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  )
}

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

/**
 * Inspects a page within the page itself, and has only violations described. Otherwise each inspection would send all
 * that is right to a page of its own, which takes thrice as long; that is for frames of other sites, and there are none.
 */
export function inspect(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
}
