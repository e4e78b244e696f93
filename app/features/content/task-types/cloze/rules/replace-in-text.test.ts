import { describe, expect, it } from 'vitest'
import { replaceInText } from './replace-in-text.ts'

const fill = (html: string) => replaceInText(html, /\{\{(\d+)\}\}/g, (number) => `<input name="${number}">`)

describe('replaceInText', () => {
  it('replaces in text, wherever that is', () => {
    expect(fill('{{0}} <strong>a {{1}}</strong> > {{2}}')).toBe(
      '<input name="0"> <strong>a <input name="1"></strong> > <input name="2">',
    )
  })

  it('leaves tags alone', () => {
    const html = '<a href="x{{0}}" title="a > {{1}}"><img alt="{{2}}"></a><br/>'
    expect(fill(html)).toBe(html)
  })
})
