/**
 * Raise it with every change that makes other HTML out of the same Markdown: the next sync then renders again what is
 * stored, in place.
 */
export const RENDERER_VERSION = 3
