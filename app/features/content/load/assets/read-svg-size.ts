/** A size in whole pixels. */
interface Size {
  readonly width: number
  readonly height: number
}

/**
 * The size that an SVG has by itself: `width` and `height` in pixels, or one of them and the shape of its `viewBox`, or
 * its `viewBox`. Null where it says nothing of the kind. Source: https://www.w3.org/TR/SVG2/coords.html#SizingSVGInCSS
 */
export function readSvgSize(svg: string): Size | null {
  const attributes =
    /<svg\b((?:[^>"']|"[^"]*"|'[^']*')*)>/i.exec(svg.replaceAll(/<!--.*?-->/gs, ''))?.[1] ?? ''
  const width = readPixels(attributes, 'width')
  const height = readPixels(attributes, 'height')
  if (width !== null && height !== null) return toSize(width, height)
  const [, , boxWidth = 0, boxHeight = 0] = (read(attributes, 'viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  if (!(boxWidth > 0 && boxHeight > 0)) return null
  if (width !== null) return toSize(width, (width * boxHeight) / boxWidth)
  if (height !== null) return toSize((height * boxWidth) / boxHeight, height)
  return toSize(boxWidth, boxHeight)
}

function toSize(width: number, height: number): Size {
  return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) }
}

/** Null for what is not there, or is a share of something: `100%`. */
function readPixels(attributes: string, name: string): number | null {
  const [, digits] = /^\s*(\d*\.?\d+)(?:px)?\s*$/.exec(read(attributes, name) ?? '') ?? []
  return digits !== undefined && Number(digits) > 0 ? Number(digits) : null
}

function read(attributes: string, name: string): string | null {
  const [, double, single] = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes) ?? []
  return double ?? single ?? null
}
