import {
  AuditOutlined, BankOutlined, CheckSquareOutlined, DashboardOutlined, FileDoneOutlined, FileProtectOutlined, ImportOutlined,
  PayCircleOutlined, ProjectOutlined, SafetyCertificateOutlined, SettingOutlined, SolutionOutlined, TagsOutlined, TeamOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'

import type { MenuItem } from './menu'

export const icons: Record<MenuItem['icon'], ReactNode> = {
  home: <DashboardOutlined aria-hidden />,
  todo: <CheckSquareOutlined aria-hidden />,
  firm: <BankOutlined aria-hidden />,
  patent: <SafetyCertificateOutlined aria-hidden />,
  check: <AuditOutlined aria-hidden />,
  board: <ProjectOutlined aria-hidden />,
  claim: <FileDoneOutlined aria-hidden />,
  import: <ImportOutlined aria-hidden />,
  settings: <SettingOutlined aria-hidden />,
  visit: <TeamOutlined aria-hidden />,
  loan: <PayCircleOutlined aria-hidden />,
  offer: <SolutionOutlined aria-hidden />,
  product: <TagsOutlined aria-hidden />,
  consent: <FileProtectOutlined aria-hidden />,
}
