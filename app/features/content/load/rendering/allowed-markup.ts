import type { Options } from 'rehype-sanitize'

/** What every id made out of a text begins with, so that it cannot take the name of anything else on a page. */
export const SECTION_PREFIX = 'section-'
export const NOTE_PREFIX = 'note-'

/** A path on this site, neither `//host` nor `/\\host`: browsers are told to load images from nowhere else. */
const OWN_IMAGE = /^\/(?![/\\])/

/** Whether an image's address is one that may be shown. */
export function isOwnImage(url: string): boolean {
  return OWN_IMAGE.test(url)
}

/**
 * What Markdown may become: nothing that is not named here. KaTeX and the highlighter run after it and add what they
 * need themselves.
 */
export const ALLOWED_MARKUP: Options = {
  tagNames: words(
    'h1 h2 h3 h4 h5 h6 p blockquote hr br section strong em del code pre sup a img',
    'ul ol li input table thead tbody tr th td',
  ),
  attributes: {
    a: ['href', 'title', 'id', 'ariaDescribedBy', 'ariaLabel', 'dataFootnoteRef', 'dataFootnoteBackref'],
    code: [['className', /^language-[\w-]+$/, 'math-inline', 'math-display']],
    h2: ['id', ['className', 'sr-only']],
    img: [['src', OWN_IMAGE], 'alt', 'title'],
    input: [
      ['type', 'checkbox'],
      ['disabled', true],
      ['checked', true],
    ],
    li: ['id', ['className', 'task-list-item']],
    ol: ['start'],
    section: ['dataFootnotes', ['className', 'footnotes']],
    td: [['align', 'left', 'right', 'center']],
    th: [['align', 'left', 'right', 'center']],
    ul: [['className', 'contains-task-list']],
  },
  required: { input: { disabled: true, type: 'checkbox' } },
  protocols: { href: ['https', 'mailto'] },
  // Ids come from remark-rehype's footnotes alone, already prefixed.
  clobber: [],
  clobberPrefix: '',
  strip: ['script', 'style'],
}

function words(...lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split(' '))
}
