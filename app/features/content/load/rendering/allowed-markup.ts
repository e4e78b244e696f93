import type { Options } from 'rehype-sanitize'

/** What every id of a note begins with, so that it cannot take the name of anything else on a page. */
export const NOTE_PREFIX = 'note-'

/** A path on this site, neither `//host` nor `/\\host`: browsers are told to load images from nowhere else. */
const OWN_IMAGE = /^\/(?![/\\])/

/** A file of a course. */
const MEDIA = /^\/media\/[0-9a-f]{64}\.[a-z0-9]+$/

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
    'ul ol li input table thead tbody tr th td figure figcaption video audio source track',
  ),
  attributes: {
    a: ['href', 'title', 'id', 'ariaDescribedBy', 'ariaLabel', 'dataFootnoteRef', 'dataFootnoteBackref'],
    code: [['className', /^language-[\w-]+$/, 'math-inline', 'math-display']],
    h2: ['id', ['className', 'sr-only']],
    audio: [['controls', true], ['preload', 'metadata'], 'ariaLabel'],
    img: [['src', OWN_IMAGE], 'alt', 'title', 'width', 'height', ['loading', 'lazy'], ['decoding', 'async']],
    input: [
      ['type', 'checkbox'],
      ['disabled', true],
      ['checked', true],
    ],
    li: ['id', ['className', 'task-list-item']],
    ol: ['start'],
    section: ['dataFootnotes', ['className', 'footnotes']],
    source: [['src', MEDIA], 'type'],
    td: [['align', 'left', 'right', 'center']],
    th: [['align', 'left', 'right', 'center']],
    track: [['kind', 'captions'], ['src', MEDIA], 'srcLang', 'label', ['default', true]],
    ul: [['className', 'contains-task-list']],
    video: [['controls', true], ['preload', 'metadata'], 'ariaLabel', 'width', 'height'],
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
