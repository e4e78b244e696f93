/** Text that was written in Markdown. The HTML was sanitised when it was rendered. */
export function Prose({ html, className = '', id, lang }: ProseProps) {
  return (
    <div id={id} lang={lang} className={`prose ${className}`} dangerouslySetInnerHTML={{ __html: html }} />
  )
}

interface ProseProps {
  /** Safe HTML, from the content loader. */
  readonly html: string
  readonly className?: string
  readonly id?: string
  /** Of the text, where it may be another than the page's. */
  readonly lang?: string
}
