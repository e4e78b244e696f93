// breaks: architecture/browsers-get-small-zod
import { z } from 'zod'

export const Broken = z.string()
