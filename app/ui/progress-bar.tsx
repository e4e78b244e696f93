/** How far something has come, as a bar with its words. */
export function ProgressBar({ label, value, max }: ProgressBarProps) {
  return (
    <progress
      aria-label={label}
      value={value}
      max={max}
      className={
        'h-2 w-full appearance-none overflow-hidden rounded-full border-0 bg-sunken [&::-moz-progress-bar]:bg-accent ' +
        '[&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:rounded-full ' +
        '[&::-webkit-progress-value]:bg-accent'
      }
    />
  )
}

interface ProgressBarProps {
  readonly label: string
  readonly value: number
  /** More than 0. */
  readonly max: number
}
