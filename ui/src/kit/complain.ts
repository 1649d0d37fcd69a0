import { App } from 'antd'
import { useCallback } from 'react'

import { Problem } from '@/lib/api'
import { useWords } from '@/words'

/** Says in passing what the server refused, with its hint; for actions that have no place of their own for an error. */
export function useComplain() {
  const { t } = useWords()
  const { message } = App.useApp()
  return useCallback(
    (failure: unknown) => {
      const said = failure instanceof Problem ? [failure.message, failure.hint].filter(Boolean).join('：') : ''
      void message.error(said || t('failed'))
    },
    [t, message],
  )
}
