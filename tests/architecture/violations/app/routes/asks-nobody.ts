// breaks: architecture/routes-authorise-first
import type { Reader } from '#app/data/reader.ts'
import { getProfile } from '#app/features/user/get-profile.server.ts'

export const loader = (reader: Reader): string => getProfile(reader)
