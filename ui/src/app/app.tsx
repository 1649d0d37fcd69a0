import '@/app/styles.css'

import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App as AntdApp, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useLayoutEffect } from 'react'

import { setLanguage } from '@/lib/api'
import { usePreferences } from '@/lib/preferences'
import { queryClient } from '@/lib/queries'

import { router } from './router'
import { antdTheme, applyTokens } from './theme'

const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce

export function App() {
  const preferences = usePreferences()
  const { language, theme } = preferences
  setLanguage(language === 'zh' ? 'zh-CN' : 'en')
  useLayoutEffect(() => applyTokens(theme), [theme])
  useLayoutEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en')
  }, [language])
  return (
    <ConfigProvider csp={{ nonce }} locale={language === 'zh' ? zhCN : enUS} theme={antdTheme(preferences)} button={{ autoInsertSpace: false }}>
      <AntdApp>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  )
}
