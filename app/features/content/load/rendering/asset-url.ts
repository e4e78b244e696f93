import type { AssetPin } from './shelf.ts'

/** What a file in `assets/` may be called. */
export const ASSET_NAME = /^[A-Za-z0-9][\w.-]*\.[A-Za-z0-9]+$/

/** An address in Markdown that names a file in the course's `assets/`. */
interface AssetUrl {
  readonly name: string
  /** Null as a teacher writes it; in stored texts the content stands after the name. */
  readonly pin: AssetPin | null
}

/** Reads `assets/tree.svg`, or `assets/tree.svg#<hash>` and `assets/clip.mp4#<hash>,<hash of captions>`; null for others. */
export function readAssetUrl(url: string): AssetUrl | null {
  const [, name = '', pin] = /^(?:\.\/)?assets\/([^#]*)(?:#(.*))?$/.exec(url) ?? []
  if (!ASSET_NAME.test(name)) return null
  if (pin === undefined) return { name, pin: null }
  const [, hash, captions = null] = /^([0-9a-f]{64})(?:,([0-9a-f]{64}))?$/.exec(pin) ?? []
  return hash === undefined ? null : { name, pin: { hash, captions } }
}

/** The part of such an address that names the content: `#<hash>`. */
export function writePin({ hash, captions }: AssetPin): string {
  return captions === null ? `#${hash}` : `#${hash},${captions}`
}
