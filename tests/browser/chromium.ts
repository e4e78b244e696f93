import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright'

/** Starts the Chromium that `npm test` found. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    ...(process.env['CHROMIUM_PATH'] ? { executablePath: process.env['CHROMIUM_PATH'] } : {}),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** A page in a browser profile of its own, and what its console complained about. */
export interface FreshPage {
  readonly page: Page
  readonly complaints: readonly string[]
  readonly close: () => Promise<void>
}

/** Opens a page that nobody has signed in to. */
export async function openFreshPage(browser: Browser, options: BrowserContextOptions): Promise<FreshPage> {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Dublin', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return { page, complaints, close: () => context.close() }
}
