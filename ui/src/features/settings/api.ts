import { queryOptions } from '@tanstack/react-query'

import { call, get } from '@/lib/api'
import { queryClient } from '@/lib/queries'

export interface User {
  id: string
  login: string
  name: string
  roles: string[]
  park: string
  organisation: string
  disabled: boolean
}

export interface NewUser {
  login: string
  name: string
  roles: string[]
  park?: string
  organisation?: string
  password: string
}

export const usersQuery = queryOptions({ queryKey: ['users'], queryFn: async () => (await get<{ items: User[] }>('/users')).items })

const refreshed = async (request: Promise<unknown>) => {
  await request
  await queryClient.invalidateQueries({ queryKey: ['users'] })
}

export const addUser = (user: NewUser) => refreshed(call('POST', '/users', { body: user }))
export const setDisabled = (user: User, disabled: boolean) => refreshed(call('POST', `/users/${user.id}/${disabled ? 'disable' : 'enable'}`))
export const changePassword = (before: string, after: string) => call('POST', '/session/password', { body: { old: before, new: after } })
