import { Link } from '@remix-run/react'

/** From the dashboard to what it does not show. */
export function ProgressLinks() {
  return (
    <nav aria-label="Your progress" className="grid gap-4 sm:grid-cols-2">
      {PLACES.map(({ to, title, detail }) => (
        <div
          key={to}
          className="group relative rounded-card border border-line bg-raised p-4 hover:border-accent"
        >
          <Link to={to} className="font-semibold after:absolute after:inset-0 group-hover:text-accent">
            {title} <span aria-hidden="true">→</span>
          </Link>
          <p className="text-sm text-muted">{detail}</p>
        </div>
      ))}
    </nav>
  )
}

const PLACES = [
  { to: '/achievements', title: 'Achievements', detail: 'What you earned, and what is still to come.' },
  { to: '/history', title: 'History', detail: 'Every answer, what it paid, and why.' },
]
