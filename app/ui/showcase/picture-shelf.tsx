import { Avatar } from '#app/ui/avatar.tsx'
import { BarChart } from '#app/ui/bar-chart.tsx'
import { ChartTable } from '#app/ui/chart-table.tsx'
import { HeatmapLegend } from '#app/ui/heatmap-legend.tsx'
import { Heatmap, type HeatmapDay } from '#app/ui/heatmap.tsx'
import { Hedge, HedgeRow } from '#app/ui/hedge.tsx'
import { LEAF_CELL } from '#app/ui/leaf-path.ts'
import { Leaf } from '#app/ui/leaf.tsx'
import { Mark } from '#app/ui/mark.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { ProgressRing } from '#app/ui/progress-ring.tsx'
import { Section } from '#app/ui/section.tsx'
import { Sparkline } from '#app/ui/sparkline.tsx'
import { Specimen } from './specimen.tsx'

/** What is looked at. */
export function PictureShelf() {
  return (
    <Section id="pictures" title="Pictures">
      <Specimen name="Mark, Avatar, Leaf in its four sizes">
        <div className="flex flex-wrap items-center gap-4">
          <Mark className="size-16" />
          <Avatar name="Learner" imageUrl={null} className="size-16" />
          <svg width={4 * LEAF_CELL} height={LEAF_CELL} aria-hidden="true">
            {([1, 2, 3, 4] as const).map((level, index) => (
              <Leaf key={level} level={level} x={index * LEAF_CELL} y={0} />
            ))}
          </svg>
        </div>
      </Specimen>
      <Specimen name="Hedge, HedgeRow">
        <Hedge className="w-72" />
        <HedgeRow />
      </Specimen>
      <Specimen name="ProgressBar: empty, half, full">
        <ProgressBar label="Nothing yet" value={0} max={10} />
        <ProgressBar label="Half of it" value={5} max={10} />
        <ProgressBar label="All of it" value={10} max={10} />
      </Specimen>
      <Specimen name="ProgressRing: empty, some of it faded, full">
        <div className="flex flex-wrap gap-4">
          <ProgressRing label="Level 1, nothing yet" share={0} value="1" unit="level" />
          <ProgressRing
            label="Level 3, a part has faded"
            share={0.6}
            lostShare={0.2}
            value="3"
            unit="level"
          />
          <ProgressRing label="Level 9, complete" share={1} value="9" unit="level" />
        </div>
      </Specimen>
      <Specimen name="BarChart, ChartTable">
        <BarChart label="Three days: 2, 7 and 4 tasks" bars={BARS} />
        <ChartTable caption="Tasks by day" columns={['Day', 'Tasks']} rows={ROWS} />
      </Specimen>
      <Specimen name="Sparkline: with a gap, without anything">
        <Sparkline label="Answers a minute" values={[3, 5, null, 4, 8, 6]} format={String} />
        <Sparkline label="Nothing known" values={[null, null]} format={String} />
      </Specimen>
      <Specimen name="Heatmap, HeatmapLegend">
        <Heatmap label="Eight weeks of leaves" weeks={WEEKS} months={MONTHS} rowNames={ROW_NAMES} />
        <HeatmapLegend least="few" most="many" />
      </Specimen>
    </Section>
  )
}

const BARS = [
  { name: 'Monday', value: 2, tick: 'Mon' },
  { name: 'Tuesday', value: 7, tick: 'Tue', isMarked: true },
  { name: 'Wednesday', value: 4, tick: 'Wed' },
]

const ROWS = BARS.map(({ name, value }) => [name, value] as const)

const WEEKS: readonly (readonly HeatmapDay[])[] = Array.from({ length: 8 }, (_week, week) =>
  Array.from({ length: 7 }, (_day, day) => toDay((week * 7 + day * 3) % 5)),
)

function toDay(level: number): HeatmapDay {
  return {
    level: level === 1 || level === 2 || level === 3 || level === 4 ? level : 0,
    title: `${level} answers`,
  }
}

const MONTHS = [{ week: 0, name: 'May' }]

const ROW_NAMES = ['Mon', '', 'Wed', '', 'Fri', '', '']
