import { Checkbox, type CheckboxProps } from 'antd'
import { useLayoutEffect, useRef, useState } from 'react'

/** At the head of a column. The table draws every head once more, hidden, to measure it: nothing in there may take the focus. */
export function SelectAll(props: CheckboxProps) {
  const at = useRef<HTMLSpanElement>(null)
  const [shown, setShown] = useState(false)
  useLayoutEffect(() => setShown(!at.current?.closest('[aria-hidden=true]')), [])
  return <span ref={at}>{shown && <Checkbox {...props} />}</span>
}
