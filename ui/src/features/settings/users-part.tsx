// Accounts, for administrators. Nobody is ever removed: who may not work any more is disabled.
import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Drawer, Form, Input, Table } from 'antd'
import { useState } from 'react'

import { useComplain } from '@/kit/complain'
import { Failure } from '@/kit/faces'
import { SelectMany } from '@/kit/select-many'
import { StateTag } from '@/kit/state-tag'
import { Problem } from '@/lib/api'
import { useSession } from '@/lib/queries'
import type { NewUser, User } from '@/lib/shapes'
import { roleKeys, useRoleName, useWords } from '@/words'

import { addUser, setDisabled, usersQuery } from './api'

function NewUserForm({ onDone }: { onDone: () => void }) {
  const { t } = useWords()
  const roleName = useRoleName()
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  const save = async (user: NewUser) => {
    setBusy(true)
    setProblem(undefined)
    try {
      await addUser(user)
      onDone()
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure
      setProblem(failure)
    } finally {
      setBusy(false)
    }
  }
  const need = (label: string) => [{ required: true, message: t('isRequired', { label }) }]
  return (
    <Form<NewUser> layout="vertical" colon={false} onFinish={(user) => void save(user)}>
      {problem && <p role="alert" className="tag error" style={{ whiteSpace: 'normal' }}>{[problem.message || t('offline'), problem.hint].filter(Boolean).join('：')}</p>}
      <Form.Item name="login" label={t('loginName')} rules={need(t('loginName'))}><Input autoComplete="off" /></Form.Item>
      <Form.Item name="name" label={t('userName')} rules={need(t('userName'))}><Input autoComplete="off" /></Form.Item>
      <Form.Item name="roles" label={t('roles')} rules={need(t('roles'))}><SelectMany options={roleKeys.map((role) => ({ value: role, label: roleName(role) }))} /></Form.Item>
      <Form.Item name="park" label={t('parkKey')} help={t('parkKeyHelp')}><Input /></Form.Item>
      <Form.Item name="organisation" label={t('organisation')} help={t('organisationHelp')}><Input /></Form.Item>
      <Form.Item name="password" label={t('firstPassword')} rules={need(t('firstPassword'))}><Input.Password autoComplete="new-password" /></Form.Item>
      <Button type="primary" htmlType="submit" loading={busy}>{t('addUser')}</Button>
    </Form>
  )
}

function Switch({ user }: { user: User }) {
  const { t } = useWords()
  const session = useSession()
  const { message } = App.useApp()
  const complain = useComplain()
  const change = async () => {
    try {
      await setDisabled(user, !user.disabled)
      void message.success(t(user.disabled ? 'userEnabled' : 'userDisabled', { name: user.name }))
    } catch (failure) {
      complain(failure)
    }
  }
  if (user.id === session.id) return <span className="note">{t('notYourself')}</span>
  return <Button size="small" onClick={() => void change()}>{t(user.disabled ? 'enableUser' : 'disableUser')}</Button>
}

export function UsersPart() {
  const { t } = useWords()
  const roleName = useRoleName()
  const { message } = App.useApp()
  const users = useQuery(usersQuery)
  const [adding, setAdding] = useState(false)
  const done = () => {
    setAdding(false)
    void message.success(t('userAdded'))
  }
  if (users.error && !users.data) return <section className="card"><Failure error={users.error} retry={() => void users.refetch()} /></section>
  return (
    <section className="card">
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)} style={{ marginBottom: 12 }}>{t('addUser')}</Button>
      <Table<User>
        rowKey="id"
        size="middle"
        aria-label={t('users')}
        loading={!users.data}
        dataSource={users.data}
        pagination={false}
        scroll={{ x: 820 }}
        columns={[
          { key: 'login', title: t('loginName'), dataIndex: 'login', width: 120 },
          { key: 'name', title: t('userName'), dataIndex: 'name', width: 160 },
          { key: 'roles', title: t('roles'), width: 200, render: (_, user) => user.roles.map(roleName).join('、') },
          { key: 'park', title: t('parkKey'), width: 110, render: (_, user) => user.park || t('notApplicable') },
          { key: 'state', title: t('state'), width: 100, render: (_, user) => <StateTag state={user.disabled ? 'unknown' : 'ok'}>{t(user.disabled ? 'disabled' : 'enabled')}</StateTag> },
          { key: 'action', title: t('action'), width: 130, render: (_, user) => <Switch user={user} /> },
        ]}
      />
      <Drawer open={adding} onClose={() => setAdding(false)} size={420} title={t('addUser')} closable={{ 'aria-label': t('close') }} destroyOnHidden>
        <NewUserForm onDone={done} />
      </Drawer>
    </section>
  )
}
