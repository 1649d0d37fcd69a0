// A chart on the screen as a picture for Word: its looks are written into a copy, which is drawn on white at three times its size.
const SCALE = 3
const LOOKS = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-size', 'font-family', 'text-anchor', 'opacity']

export interface Picture {
  png: Uint8Array
  width: number
  height: number
}

export async function pictureOf(svg: SVGSVGElement): Promise<Picture> {
  const { width, height } = svg.viewBox.baseVal
  const copy = svg.cloneNode(true) as SVGSVGElement
  const drawn = [...svg.querySelectorAll<SVGElement>('*')]
  for (const [i, element] of [...copy.querySelectorAll<SVGElement>('*')].entries()) {
    const looks = getComputedStyle(drawn[i]!)
    // the reference to the hatching stays as it was written
    for (const look of LOOKS) if (!element.getAttribute(look)?.startsWith('url(')) element.setAttribute(look, looks.getPropertyValue(look))
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width * SCALE))
  copy.setAttribute('height', String(height * SCALE))
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * SCALE
  canvas.height = height * SCALE
  const context = canvas.getContext('2d')!
  context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--card')
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(image, 0, 0)
  const blob = await new Promise<Blob>((done, fail) => canvas.toBlob((made) => (made ? done(made) : fail(new Error('no picture')))))
  return { png: new Uint8Array(await blob.arrayBuffer()), width, height }
}
