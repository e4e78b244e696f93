import type { Browser, BrowserContextOptions, CDPSession, Page } from 'playwright'
import { openFreshPage } from '../../tests/browser/chromium.ts'
import type { PagesSchool } from './pages-school.ts'

/** A small phone. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  isMobile: true,
  hasTouch: true,
}

/** A page with an empty cache, of the demo learner or of nobody. */
export async function openMeasuredPage(
  browser: Browser,
  { app, session }: PagesSchool,
  { isSignedIn, ...options }: BrowserContextOptions & { readonly isSignedIn: boolean },
): Promise<{ readonly page: Page; readonly cdp: CDPSession; readonly close: () => Promise<void> }> {
  const { page, close } = await openFreshPage(browser, { baseURL: app.origin, ...options })
  const cookie = { name: 'hs_session', value: session, url: app.origin }
  if (isSignedIn) await page.context().addCookies([cookie])
  const cdp = await page.context().newCDPSession(page)
  return { page, cdp, close }
}

/** A quarter of this machine's speed, and a slow 4G network: the figures that Lighthouse takes for a mid-range phone. */
export async function slowDown(cdp: CDPSession): Promise<void> {
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await cdp.send('Network.enable')
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  })
}
