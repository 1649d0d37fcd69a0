// What the chains told this person, unread first; opening a notice marks it read.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'

import { noticesQuery, readNotice } from '@/cases/api'
import { useComplain } from '@/kit/complain'
import { Answer } from '@/kit/faces'
import { StateTag } from '@/kit/state-tag'
import { minuteOf } from '@/lib/numbers'
import type { Notice } from '@/lib/shapes'
import { useWords } from '@/words'

const SHOWN = 20

function NoticeLine({ notice }: { notice: Notice }) {
  const { t, label } = useWords()
  const complain = useComplain()
  const read = () =>
    readNotice(notice.id).catch(complain)
  return (
    <li className="notice">
      <StateTag state={notice.read_at ? 'unknown' : 'plain'}>{t(notice.read_at ? 'read' : 'unread')}</StateTag>
      <Link to="/records/$type/$id" params={{ type: notice.type, id: notice.record }} onClick={() => !notice.read_at && void read()}>
        {label(notice.text)}
      </Link>
      <span className="note digits when">{minuteOf(notice.at)}</span>
      {!notice.read_at && (
        <Button size="small" aria-label={`${t('markRead')} ${label(notice.text)}`} onClick={() => void read()}>
          {t('markRead')}
        </Button>
      )}
    </li>
  )
}

export function Notices() {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  const notices = useQuery(noticesQuery(all))
  return (
    <section className="card desk-wide">
      <div className="card-head">
        <h2>{t('notifications')} {notices.data && <span className="note">{t('unreadCount', { count: notices.data.unread })}</span>}</h2>
        <Segmented aria-label={t('notifications')} value={all ? 'all' : 'unread'} onChange={(to) => setAll(to === 'all')} options={[{ value: 'unread', label: t('unread') }, { value: 'all', label: t('all') }]} />
      </div>
      <Answer of={notices} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="note">{t('noNotices')}</p>
          ) : (
            <>
              <ul className="plain-list">
                {items.slice(0, SHOWN).map((notice) => <NoticeLine key={notice.id} notice={notice} />)}
              </ul>
              {items.length > SHOWN && <p className="note">{t('moreCases', { count: items.length - SHOWN })}</p>}
            </>
          )
        }
      </Answer>
    </section>
  )
}
