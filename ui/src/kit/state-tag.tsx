import { CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined, QuestionCircleOutlined, TagOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'

export type State = 'ok' | 'warn' | 'error' | 'unknown' | 'plain'

const icons: Record<State, ReactNode> = {
  ok: <CheckCircleOutlined aria-hidden />,
  warn: <ClockCircleOutlined aria-hidden />,
  error: <CloseCircleOutlined aria-hidden />,
  unknown: <QuestionCircleOutlined aria-hidden />,
  plain: <TagOutlined aria-hidden />,
}

/** A state is colour and icon and word. */
export const StateTag = ({ state, children }: { state: State; children: ReactNode }) => (
  <span className={`tag ${state}`}>
    {icons[state]}
    {children}
  </span>
)
