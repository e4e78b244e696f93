import { Section } from '#app/ui/section.tsx'
import { Specimen } from './specimen.tsx'

/** Colours, sizes of letters, corners. */
export function TokenShelf() {
  return (
    <Section id="tokens" title="Tokens">
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-4 lg:grid-cols-6">
        {COLOURS.map(([name, look]) => (
          <li key={name} className="space-y-1">
            <span className={`block h-14 rounded-control border border-line ${look}`} />
            <span className="font-mono text-sm">{name}</span>
          </li>
        ))}
      </ul>
      <Specimen name="text-display">
        <p className="font-serif text-display font-bold">Display</p>
      </Specimen>
      <Specimen name="text-title">
        <p className="font-serif text-title font-bold">Title of a page</p>
      </Specimen>
      <Specimen name="font-serif, font-sans, font-mono">
        <p className="font-serif text-xl">A book, read at length</p>
        <p className="text-xl">A button, a label, a line</p>
        <p className="font-mono text-xl">SELECT 0, O FROM code</p>
      </Specimen>
    </Section>
  )
}

const COLOURS = [
  ['surface', 'bg-surface'],
  ['raised', 'bg-raised'],
  ['sunken', 'bg-sunken'],
  ['ink', 'bg-ink'],
  ['muted', 'bg-muted'],
  ['line', 'bg-line'],
  ['line-strong', 'bg-line-strong'],
  ['accent', 'bg-accent'],
  ['accent-strong', 'bg-accent-strong'],
  ['accent-soft', 'bg-accent-soft'],
  ['good', 'bg-good'],
  ['good-soft', 'bg-good-soft'],
  ['bad', 'bg-bad'],
  ['bad-soft', 'bg-bad-soft'],
  ['earned', 'bg-earned'],
  ['earned-soft', 'bg-earned-soft'],
  ['mark', 'bg-mark'],
] as const
