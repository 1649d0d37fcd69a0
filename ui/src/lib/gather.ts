/** Calls `act` once it has been quiet for a while, and at the latest `most` after the first call. */
export function gather(act: () => void, quiet: number, most: number) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let first = 0
  return {
    soon: () => {
      const now = Date.now()
      if (timer === undefined) first = now
      clearTimeout(timer)
      timer = setTimeout(() => {
        timer = undefined
        act()
      }, Math.max(0, Math.min(quiet, first + most - now)))
    },
    stop: () => {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
