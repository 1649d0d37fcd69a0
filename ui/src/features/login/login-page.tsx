import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'

import { Problem } from '@/lib/api'
import { logIn } from '@/lib/queries'
import { useWords } from '@/words'

export function LoginPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const { to } = useSearch({ from: '/login' })
  const [failure, setFailure] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const enter = async ({ login, password }: { login: string; password: string }) => {
    setBusy(true)
    setFailure(undefined)
    try {
      await logIn(login.trim(), password)
      await navigate({ to: to?.startsWith('/') && !to.startsWith('//') ? to : '/' })
    } catch (refusal) {
      setFailure(refusal)
    } finally {
      setBusy(false)
    }
  }
  const problem = failure instanceof Problem ? failure : undefined
  return (
    <main className="login">
      <div className="card login-card">
        <h1>
          <img src="/logo.svg" alt="" width={32} height={32} /> {t('loginTitle')}
        </h1>
        {failure !== undefined && <Alert type="error" role="alert" title={problem?.message || t('offline')} description={problem?.hint || t('offlineHint')} style={{ marginBottom: 16 }} />}
        <Form layout="vertical" onFinish={enter} requiredMark={false}>
          <Form.Item name="login" label={t('loginName')} rules={[{ required: true, message: t('isRequired', { label: t('loginName') }) }]}>
            <Input autoComplete="username" autoFocus size="large" />
          </Form.Item>
          <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('isRequired', { label: t('password') }) }]}>
            <Input.Password autoComplete="current-password" size="large" />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={busy} block size="large">
            {t('login')}
          </Button>
        </Form>
        <p className="note">{t('loginHint')}</p>
      </div>
    </main>
  )
}
