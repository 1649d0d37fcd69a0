import { InfoCircleOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import type { ReactNode } from 'react'

/** A definition on ⓘ: a button, so that the keyboard reaches it. */
export const Info = ({ label, children }: { label: string; children: ReactNode }) => (
  <Popover trigger="click" title={label} content={<div style={{ maxWidth: 320 }}>{children}</div>}>
    <Button type="text" size="small" className="info" icon={<InfoCircleOutlined />} aria-label={label} />
  </Popover>
)
