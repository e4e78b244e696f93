import { describe, expect, it } from 'vitest'
import { renderInline } from '#app/features/content/load/rendering/render-markdown.server.ts'
import { EMPTY_SHELF } from '#app/features/content/load/rendering/shelf.ts'
import { fenceCode, trimCode } from './fence-code.ts'

describe('fenceCode', () => {
  it.each(['a\n```\nb', '````', '  x', '# no heading', '$x$', '<b>'])('shows %j as it is', (code) => {
    const text = renderInline(fenceCode(code, 'text'), EMPTY_SHELF).replaceAll(/<[^>]*>/g, '')
    expect(text.replaceAll('&#x3C;', '<')).toBe(`${code}\n`)
  })

  it('names the language', () => {
    expect(renderInline(fenceCode('SELECT 1', 'sql'), EMPTY_SHELF)).toContain('tok-keyword')
  })
})

describe('trimCode', () => {
  it('keeps the indentation of the first line', () => {
    expect(trimCode('\n  \n  a\n b\n\n')).toBe('  a\n b')
  })
})
