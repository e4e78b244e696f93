import { z } from 'zod'

/** The one file that reads the environment. */
export const env = z.object({ PORT: z.string() }).parse(process.env)
