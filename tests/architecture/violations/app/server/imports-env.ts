// breaks: architecture/one-reads-the-environment
import { env } from 'node:process'

/** Breaks. */
export const broken = env
