import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'

import { Page } from '@/kit/page'
import { Problem } from '@/lib/api'
import { sessionQuery } from '@/lib/queries'
import { useWords } from '@/words'

import { changePassword } from './api'

interface Passwords {
  before: string
  after: string
  again: string
}

/** Everybody's own password. */
export function PasswordPage() {
  const { t } = useWords()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [form] = Form.useForm<Passwords>()
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  const save = async ({ before, after }: Passwords) => {
    setBusy(true)
    setProblem(undefined)
    try {
      await changePassword(before, after)
      form.resetFields()
      void message.success(t('passwordChanged'))
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey })
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure
      setProblem(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Page title={t('changePassword')}>
      <section className="card" style={{ maxWidth: 420 }}>
        {problem && <p role="alert" className="tag error" style={{ whiteSpace: 'normal' }}>{[problem.message || t('offline'), problem.hint].filter(Boolean).join('：')}</p>}
        <Form form={form} layout="vertical" colon={false} onFinish={(values) => void save(values)}>
          <Form.Item name="before" label={t('oldPassword')} rules={[{ required: true, message: t('isRequired', { label: t('oldPassword') }) }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Form.Item name="after" label={t('newPassword')} rules={[{ required: true, message: t('isRequired', { label: t('newPassword') }) }]}>
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Form.Item
            name="again"
            label={t('newPasswordAgain')}
            dependencies={['after']}
            rules={[
              { required: true, message: t('isRequired', { label: t('newPasswordAgain') }) },
              { validator: (_, again) => (!again || again === form.getFieldValue('after') ? Promise.resolve() : Promise.reject(new Error(t('passwordsDiffer')))) },
            ]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={busy}>{t('changePassword')}</Button>
        </Form>
      </section>
    </Page>
  )
}
