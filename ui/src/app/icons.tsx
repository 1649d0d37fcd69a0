import {
  AuditOutlined, BankOutlined, CheckSquareOutlined, DashboardOutlined, DesktopOutlined, FileDoneOutlined, FileProtectOutlined, ImportOutlined,
  PayCircleOutlined, ProfileOutlined, ProjectOutlined, SafetyCertificateOutlined, SearchOutlined, SettingOutlined, SolutionOutlined, TagsOutlined, TeamOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'

import type { Icon } from './menu'

export const icons: Record<Icon, ReactNode> = {
  home: <DashboardOutlined aria-hidden />,
  desk: <DesktopOutlined aria-hidden />,
  records: <ProfileOutlined aria-hidden />,
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
  corpus: <SearchOutlined aria-hidden />,
  consent: <FileProtectOutlined aria-hidden />,
}
