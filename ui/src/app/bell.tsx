// What the chains told this person, one press away on every page.
import { BellOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Popover } from 'antd'
import { lazy, Suspense, useState } from 'react'

import { noticesQuery } from '@/cases/api'
import '@/cases/cases.css'
import { Loading } from '@/kit/faces'
import { useWords } from '@/words'

const Notices = lazy(() => import('@/features/desks/notices').then(({ Notices }) => ({ default: Notices })))
const MOST = 99

export default function Bell() {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const { data } = useQuery(noticesQuery(false))
  const unread = data?.unread ?? 0
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- a link inside leads away: the panel has done its work
        <div className="bell-panel" onClick={(event) => (event.target as HTMLElement).closest('a') && setOpen(false)}>
          <Suspense fallback={<Loading rows={4} />}><Notices /></Suspense>
        </div>
      }
    >
      <Button type="text" className="bell" icon={<BellOutlined />} aria-expanded={open} aria-label={unread > 0 ? `${t('notifications')} ${t('unreadCount', { count: unread })}` : t('notifications')}>
        {unread > 0 && <span className="bell-count digits" aria-hidden>{unread > MOST ? `${MOST}+` : unread}</span>}
      </Button>
    </Popover>
  )
}
