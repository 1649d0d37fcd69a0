import { Link } from '@tanstack/react-router'

import { literal } from '@/corpus/chips'
import { Marked } from '@/corpus/marked'
import { kindWord } from '@/corpus/names'
import type { CorpusRow } from '@/corpus/shapes'
import { StatusTag } from '@/corpus/status-tag'
import { counted } from '@/lib/numbers'
import { useWords } from '@/words/corpus'

const NAMES = 3
const CLASSES = 4

const first = (all: string[], most: number) => all.slice(0, most).join('；') + (all.length > most ? ' …' : '')

function Hit({ row }: { row: CorpusRow }) {
  const { t } = useWords()
  const kind = kindWord(row.kind ?? '')
  return (
    <li className="hit">
      <div className="hit-text">
        <h2>
          <Link to="/corpus/$number" params={{ number: row.number }}>
            {row.title ? <Marked text={row.title} spans={row.title_spans} /> : row.number}
          </Link>
        </h2>
        <p className="hit-line">
          <span className="digits">{row.number}</span>
          <StatusTag status={row.legal_status} />
          {kind && <span>{t(kind)}</span>}
        </p>
        {row.snippet && (
          <p className="hit-snippet">
            <Marked text={row.snippet} spans={row.snippet_spans} />
          </p>
        )}
        <p className="hit-line note">
          <span>{t('applicants')} {row.applicants.length > 0 ? first(row.applicants, NAMES) : t('unknown')}</span>
          <span>{t('appliedOn')} <span className="digits">{row.applied ?? t('unknown')}</span></span>
          <span>IPC <span className="digits">{row.ipc.length > 0 ? first(row.ipc, CLASSES) : t('unknown')}</span></span>
        </p>
      </div>
      <p className="hit-side note">
        {row.cited_by === undefined ? (
          <span>{t('citedBy')} {t('unknown')}</span>
        ) : row.cited_by > 0 ? (
          <Link to="/corpus" search={{ q: `CT=${literal(row.number)}` }}>
            {t('citedBy')} <span className="digits">{counted(row.cited_by)}</span>
          </Link>
        ) : (
          <span>{t('citedBy')} <span className="digits">0</span></span>
        )}
      </p>
    </li>
  )
}

export const Hits = ({ rows }: { rows: CorpusRow[] }) => {
  const { t } = useWords()
  return (
    <ol className="hits" aria-label={t('corpusHits')}>
      {rows.map((row) => (
        <Hit key={row.number} row={row} />
      ))}
    </ol>
  )
}
