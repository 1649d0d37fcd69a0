import { queryOptions } from '@tanstack/react-query'

import { call } from '@/lib/api'
import { queryClient } from '@/lib/queries'
import type { NewUser, User } from '@/lib/shapes'

export const usersQuery = queryOptions({ queryKey: ['users'], queryFn: async () => (await call('GET /users')).items })

const refreshed = async (request: Promise<unknown>) => {
  await request
  await queryClient.invalidateQueries({ queryKey: ['users'] })
}

export const addUser = (user: NewUser) => refreshed(call('POST /users', { body: user }))
export const setDisabled = (user: User, disabled: boolean) => refreshed(call(disabled ? 'POST /users/{id}/disable' : 'POST /users/{id}/enable', { path: { id: user.id } }))
export const changePassword = (before: string, after: string) => call('POST /session/password', { body: { old: before, new: after } })
