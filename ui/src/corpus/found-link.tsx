import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** A figure's way to the publications that it counts. */
export const FoundLink = ({ q, label, children }: { q: string; label?: string; children: ReactNode }) => (
  <Link to="/corpus" search={{ q: q || undefined }} aria-label={label}>
    {children}
  </Link>
)
