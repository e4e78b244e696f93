import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deviceLabel } from './device-label.ts'
import { SessionBegun } from './session.ts'

const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36'
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'

describe('deviceLabel', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0', 'Firefox on Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:146.0) Gecko/20100101 Firefox/146.0',
      'Firefox on Windows',
    ],
    ['Mozilla/5.0 (Android 15; Mobile; rv:146.0) Gecko/146.0 Firefox/146.0', 'Firefox on Android'],
    [`Mozilla/5.0 (X11; Linux x86_64) ${CHROME}`, 'Chrome on Linux'],
    [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${CHROME}`, 'Chrome on ChromeOS'],
    [`Mozilla/5.0 (Linux; Android 10; K) ${CHROME.replace('Safari', 'Mobile Safari')}`, 'Chrome on Android'],
    [`Mozilla/5.0 (X11; Linux x86_64) ${CHROME.replace('Chrome', 'HeadlessChrome')}`, 'Chrome on Linux'],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Edg/143.0.0.0`, 'Edge on Windows'],
    [`Mozilla/5.0 (Linux; Android 10; K) ${CHROME} EdgA/143.0.0.0`, 'Edge on Android'],
    [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${CHROME} OPR/127.0.0.0`, 'Opera on macOS'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.2 Safari/605.1.15',
      'Safari on macOS',
    ],
    [`${IPHONE} Version/18.2 Mobile/15E148 Safari/604.1`, 'Safari on iOS'],
    [`${IPHONE} CriOS/143.0.7499.92 Mobile/15E148 Safari/604.1`, 'Chrome on iOS'],
    [`${IPHONE} FxiOS/146.0 Mobile/15E148 Safari/605.1.15`, 'Firefox on iOS'],
    [`${IPHONE} EdgiOS/143.0.3650.75 Version/18.0 Mobile/15E148 Safari/604.1`, 'Edge on iOS'],
    ['curl/8.11.0', 'A browser'],
    ['', 'A browser'],
  ])('calls %s what its owner does', (userAgent, label) => {
    expect(deviceLabel(userAgent)).toBe(label)
  })

  it('repeats nothing of what was sent, so that the session can always be kept', () => {
    const LABEL =
      /^(Edge|Opera|Firefox|Chrome|Safari|A browser)( on (Android|iOS|Windows|macOS|ChromeOS|Linux))?$/
    const word = fc.constantFrom(
      'Chrome/1',
      'Firefox/',
      '<script>',
      'Windows',
      'Linux',
      'x'.repeat(500),
      '\n',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string())), (words) => {
        const label = deviceLabel(words.join(' '))
        expect(label).toMatch(LABEL)
        const sessionId = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
        expect(SessionBegun.safeParse({ sessionId, deviceLabel: label, expiresAt: '' }).success).toBe(true)
      }),
    )
  })
})
