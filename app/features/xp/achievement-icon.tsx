import type { AchievementIcon as IconName } from './rules/achievements.ts'

/** The picture of an achievement, in the colour of the text around it. */
export function AchievementIcon({
  icon,
  className,
}: {
  readonly icon: IconName
  readonly className: string
}) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className={className}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[icon]} />
    </svg>
  )
}

const PATHS: Readonly<Record<IconName, string>> = {
  seed: 'M12 20.5c-3.8 0-6-2.6-6-6.5 0-4.4 3-9.5 6-10.5 3 1 6 6.1 6 10.5 0 3.9-2.2 6.5-6 6.500ZM12 10v6',
  sprout:
    'M12 21v-9M12 14c0-4-3-6.5-7.5-6.500C4.5 11.5 7.5 14 12 14ZM12 12c0-4 3-6.5 7.5-6.5 0 4-3 6.5-7.5 6.500Z',
  hedge: 'M3 20v-7a4 4 0 0 1 4-4 5 5 0 0 1 10 0 4 4 0 0 1 4 4v7ZM8 15v5M12 13v7M16 15v5',
  tree: 'M12 21V11M12 16l3-3M12 15a6 6 0 1 1 4.5-10A5 5 0 0 1 15 15Z',
  book: 'M12 6.500C10 5 7 4.5 4 5v13c3-.5 6 0 8 1.5 2-1.5 5-2 8-1.500V5c-3-.5-6 0-8 1.500ZM12 6.500v13',
  shelf: 'M3 20.500h18M5.5 20V7h3.500v13M11 20V4h3.500v16M17 20l-1-12 2.5-.300L20 20',
  calendar: 'M4 6h16v14.500H4ZM4 10.500h16M8 3.500V7M16 3.500V7M9 15.500l2 2 4-4',
  flame:
    'M12 21c-4 0-6.5-2.6-6.5-6.2 0-2.6 1.6-4.3 2.7-5.8.3 1.4 1 2.2 2 2.6C10 8 11 5 14 3c0 3.5 4.5 6 4.5 11.5C18.5 18.4 16 21 12 21Z',
  star: 'M12 3.500l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.800Z',
  peak: 'M2.5 19.5 10 6l4 7 2-3 5.5 9.500ZM8 9.500l2 1.5 2-1.5',
  key: 'M8 12a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM11.2 10.7 20 19.500M16 15.500l2.5-2.500M18.5 18l2-2',
  compass: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM15.5 8.500l-2 5-5 2 2-5Z',
  gem: 'M7 4h10l4 5-9 11.500L3 9ZM3 9h18M9 9l3 11.500L15 9',
}
