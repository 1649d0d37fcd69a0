import { Link } from '@tanstack/react-router'

import { counted } from '@/lib/numbers'

export interface Rank {
  name: string
  count: number
  q: string
}

/** Names by how many publications they have, each a link to these. */
export function Ranking({ rows, label }: { rows: Rank[]; label: string }) {
  const top = Math.max(1, ...rows.map((row) => row.count))
  return (
    <ol className="ranking" aria-label={label}>
      {rows.map((row) => (
        <li key={row.name}>
          <Link to="/corpus" search={{ q: row.q }}>
            <span className="ranking-bar">
              <span style={{ width: `${(row.count / top) * 100}%` }} />
              <span className="name">{row.name}</span>
            </span>{' '}
            <span className="digits">{counted(row.count)}</span>
          </Link>
        </li>
      ))}
    </ol>
  )
}
