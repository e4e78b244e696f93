import type { MediaType } from '#app/features/content/rules/media-address.ts'
import { fail, type Result } from '#app/kernel/result.ts'

/** What the renderer has to know of a file that a text shows. */
export interface AssetFacts {
  readonly mediaType: MediaType
  /** Pixels; null for what has none, or where they are not known. */
  readonly width: number | null
  readonly height: number | null
}

/** Which content a name stands for: what makes a stored text show the same for ever. */
export interface AssetPin {
  /** SHA-256, 64 hexadecimal digits. */
  readonly hash: string
  /** That of the captions; null where there are none. */
  readonly captions: string | null
}

/** What lies beside the texts of a course. */
export interface Shelf {
  /** BCP 47 tag of the language of the texts and captions. */
  readonly language: string
  /** A file by the hash of its content; null when it is not there. */
  find(hash: string): AssetFacts | null
  /** The content that a name in `assets/` stands for; the failure says why it cannot be shown. */
  pin(name: string): Result<AssetPin, string>
}

/** For texts that have nothing beside them. */
export const EMPTY_SHELF: Shelf = {
  language: 'en',
  find: () => null,
  pin: (name) => fail(`there is no assets/${name} in this course`),
}

/** The shelf that a text was put into the renderer with. */
export function shelfOf({ data }: { readonly data: Readonly<Record<string, unknown>> }): Shelf {
  // cast: nobody but `render-markdown.server.ts` puts anything there.
  return (data['shelf'] as Shelf | undefined) ?? EMPTY_SHELF
}
