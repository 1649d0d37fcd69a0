// Boxes whose areas are as their counts, kept near squares (Bruls, Huizing, van Wijk 2000).
export interface Box<T> {
  of: T
  x: number
  y: number
  width: number
  height: number
}

const worst = (areas: number[], side: number) => {
  const sum = areas.reduce((total, area) => total + area, 0)
  return Math.max(...areas.map((area) => Math.max((side * side * area) / (sum * sum), (sum * sum) / (side * side * area))))
}

export function treemap<T extends { count: number }>(items: T[], x: number, y: number, width: number, height: number): Box<T>[] {
  const given = items.filter((item) => item.count > 0).toSorted((a, b) => b.count - a.count)
  const total = given.reduce((sum, item) => sum + item.count, 0)
  const areaOf = (item: T) => (item.count / total) * width * height
  const boxes: Box<T>[] = []
  let [left, top, wide, high] = [x, y, width, height]
  let rest = given
  while (rest.length > 0) {
    const side = Math.min(wide, high)
    let taken = 1
    while (taken < rest.length && worst(rest.slice(0, taken + 1).map(areaOf), side) <= worst(rest.slice(0, taken).map(areaOf), side)) taken += 1
    const row = rest.slice(0, taken)
    const depth = row.reduce((sum, item) => sum + areaOf(item), 0) / side
    let along = 0
    for (const of of row) {
      const length = areaOf(of) / depth
      boxes.push(wide >= high ? { of, x: left, y: top + along, width: depth, height: length } : { of, x: left + along, y: top, width: length, height: depth })
      along += length
    }
    if (wide >= high) [left, wide] = [left + depth, wide - depth]
    else [top, high] = [top + depth, high - depth]
    rest = rest.slice(taken)
  }
  return boxes
}
