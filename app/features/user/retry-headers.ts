import type { HeadersFunction } from '@remix-run/node'

/** For the pages of forms that may be sent too often: the whole page, too, says when to come again. */
export const retryHeaders: HeadersFunction = ({ actionHeaders, errorHeaders }) => {
  const retryAfter = (errorHeaders ?? actionHeaders).get('Retry-After')
  return retryAfter ? { 'Retry-After': retryAfter } : {}
}
