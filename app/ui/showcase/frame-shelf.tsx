import { ConnectionNotice } from '#app/ui/connection-notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { Specimen } from './specimen.tsx'

/** What a page says of its server; header, tab bar and foot stand around this very page. */
export function FrameShelf() {
  return (
    <Section id="frame" title="Frame">
      <Specimen name="ConnectionNotice: behind; cut off; being rebuilt; sessions lapsed">
        <ConnectionNotice isBehind stale={null} areSessionsLapsed={false} />
        <ConnectionNotice
          isBehind={false}
          stale={{ cause: 'cut-off', sinceMs: AN_INSTANT_MS, isLongAgo: false }}
          areSessionsLapsed={false}
        />
        <ConnectionNotice
          isBehind={false}
          stale={{ cause: 'rebuilding', sinceMs: AN_INSTANT_MS, isLongAgo: true }}
          areSessionsLapsed={false}
        />
        <ConnectionNotice
          isBehind={false}
          stale={{ cause: 'rebuilding', sinceMs: null, isLongAgo: false }}
          areSessionsLapsed
        />
      </Specimen>
    </Section>
  )
}

const AN_INSTANT_MS = Date.UTC(2026, 0, 31, 8, 30)
