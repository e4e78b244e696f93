import { openProvider } from '#app/features/user/open-provider.server.ts'
import { serveApi, type ApiServer } from './api-server.ts'
import { openSchool, type School } from './open-school.ts'
import { CLIENT, startSignInProvider, type SignInProvider } from './sign-in-provider.ts'

/** A school where people may sign in with a provider, and that provider. */
export interface ProviderSchool {
  readonly school: School
  readonly provider: SignInProvider
  readonly server: ApiServer
  readonly close: () => Promise<void>
}

/** Opens a school of one lesson, and starts the provider that its server knows. */
export async function openProviderSchool(): Promise<ProviderSchool> {
  const school = await openSchool(1, 1)
  const provider = await startSignInProvider()
  const { issuer } = provider
  const server = await serveApi(school, {
    provider: openProvider({ issuer, ...CLIENT, label: 'The Guild', onProblem: () => undefined }),
  })
  provider.knowClient(`${server.origin}/auth/oidc/callback`)
  return {
    school,
    provider,
    server,
    async close() {
      server.close()
      provider.close()
      await school.close()
    },
  }
}
