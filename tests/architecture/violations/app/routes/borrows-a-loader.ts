// breaks: architecture/routes-authorise-first
import { getProfile } from '#app/features/user/get-profile.server.ts'

export { getProfile as loader }
