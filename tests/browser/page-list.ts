import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { openFreshPage } from './chromium.ts'

/** Pages that anybody may see. */
export const OPEN_PAGES = [
  '/',
  '/courses',
  '/courses?q=nothing+like+that',
  '/courses/sql-with-sqlite',
  '/courses/sql-with-sqlite/lessons/filtering-rows',
  '/courses/fractions-decimals-percent',
  '/courses/solidity-from-zero',
  '/search',
  '/search?q=join',
  '/search?q=zzzzzz',
  '/login',
  '/signup',
  '/forgot',
  '/reset',
  '/privacy',
  '/terms',
  '/ui',
  '/nothing-here',
]

/** Pages of somebody who is signed in. */
export const OWN_PAGES = [
  '/',
  '/courses?show=mine',
  '/courses/sql-with-sqlite',
  '/courses/sql-with-sqlite/lessons/filtering-rows',
  '/dashboard',
  '/practice',
  '/practice?mode=mixed',
  '/topics/sql-queries',
  '/achievements',
  '/history',
  '/notes',
  '/settings',
  '/settings/security',
  '/settings/passkeys',
  '/settings/api-keys',
  '/verify',
]

/** Pages of whoever runs the school. */
export const OPERATOR_PAGES = ['/admin/system', '/admin/reports']

/** Signs a demo account in, by the page for it. */
export async function signIn(page: Page, email = 'learner@example.com'): Promise<void> {
  await page.goto('/login')
  await page.locator('[name=email]').fill(email)
  await page.locator('[name=password]').fill('hedgeschool')
  await page.locator('main form').first().locator('button[type=submit]').click()
  await page.waitForURL('**/dashboard')
}

/** What a browser has kept that a demo account is signed in with: for pages that are not about signing in. */
export async function signedIn(
  browser: Browser,
  baseURL: string,
  email?: string,
): Promise<Pick<BrowserContextOptions, 'storageState'>> {
  const { page, close } = await openFreshPage(browser, { baseURL })
  await signIn(page, email)
  const storageState = await page.context().storageState()
  await close()
  return { storageState }
}
