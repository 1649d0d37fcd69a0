import { Select, type SelectProps } from 'antd'

/** Several of a list. The library takes Tab for "choose this one too" and never lets go of the focus; here Tab leaves. */
export function SelectMany<Value>(props: SelectProps<Value>) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it stops a key, it takes none
    <div onKeyDownCapture={(event) => event.key === 'Tab' && event.stopPropagation()}>
      <Select {...props} mode="multiple" />
    </div>
  )
}
