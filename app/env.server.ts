import { z } from 'zod'
import { fail, ok, type Result } from '#app/kernel/result.ts'

/** What a person running Hedgeschool can set; each has a default that works on a laptop. */
export type Env = z.infer<typeof Environment>

/**
 * Reads the environment once; the only place in `app/` that does.
 *
 * @param source the variables; those of the process unless told
 * @returns the parsed environment, or one line per variable that is wrong, naming it and what was expected
 */
export function readEnv(
  source: Readonly<Record<string, string | undefined>> = process.env,
): Result<Env, readonly string[]> {
  // An empty variable means "not set", as in every .env file with the value left out.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (parsed.success) return ok(parsed.data)
  return fail(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
}

const flag = z
  .enum(['true', 'false', '1', '0'], 'expected true or false')
  .transform((text) => text === 'true' || text === '1')

const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `expected a URL such as ${example}` })

/** How many proxies stand before the server, or which; as Express's `trust proxy`. */
const proxies = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine(
    (parts) => parts.every((part) => PROXY.test(part)),
    'expected a number of proxies, or their addresses and networks, such as 10.0.0.0/8,loopback',
  )
  .transform((parts) => (/^\d$/.test(parts.join()) ? Number(parts[0]) : parts))

const PROXY =
  /^(\d|loopback|linklocal|uniquelocal|\d{1,3}(\.\d{1,3}){3}(\/\d{1,2})?|[\da-f:]*:[\da-f:.]*(\/\d{1,3})?)$/i

/** One that is none is told of as such, once. */
const isWebAddress = (text: string | undefined) =>
  text !== undefined && URL.canParse(text) && /^https?:/.test(text)

const Environment = z
  .object({
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    APP_ENV: z
      .enum(['development', 'test', 'production'], 'expected development, test or production')
      .default('development'),
    PORT: z
      .string()
      .regex(/^\d{1,5}$/, 'expected a port from 0 to 65535')
      .transform(Number)
      .refine((port) => port <= 65_535, 'expected a port from 0 to 65535')
      .default(3000),
    HOST: z.string().default('127.0.0.1'),
    DATA_DIR: z.string().default('./data'),
    CONTENT_DIR: z.string().default('./content'),
    LEGAL_DIR: z.string().default('./legal'),
    SESSION_SECRET: z.string().min(32, 'expected at least 32 characters').optional(),
    TURSO_DATABASE_URL: url(/^(libsql|https?)$/, 'libsql://name.turso.io').optional(),
    TURSO_AUTH_TOKEN: z.string().optional(),
    REPLICA_ENCRYPTION_KEY: z.string().min(16, 'expected at least 16 characters').optional(),
    SYNC_INTERVAL_SECONDS: z.coerce
      .number('expected a number of seconds, 1 or more')
      .min(1, 'expected a number of seconds, 1 or more')
      .default(60),
    RUN_MIGRATIONS_ON_START: flag.default(true),
    SYNC_TOPICS_ON_START: flag.default(true),
    ORIGIN: url(/^https?$/, 'https://school.example').optional(),
    TRUSTED_PROXIES: proxies.optional(),
    SMTP_URL: url(/^smtps?$/, 'smtps://name:password@mail.example:465').optional(),
    MAIL_FROM: z.string().optional(),
    OIDC_ISSUER: url(/^https?$/, 'https://accounts.example').optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_LABEL: z.string().max(60, 'expected at most 60 characters').default('Single sign-on'),
    LOG_LEVEL: z
      .enum(
        ['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
        'expected fatal, error, warn, info, debug or silent',
      )
      .default('info'),
  })
  .refine((env) => env.APP_ENV !== 'production' || env.SESSION_SECRET !== undefined, {
    path: ['SESSION_SECRET'],
    error: 'expected at least 32 secret characters in production',
    // Whatever else is wrong: all of it is told at once.
    when: () => true,
  })
  .refine((env) => !isWebAddress(env.OIDC_ISSUER) || (env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET), {
    path: ['OIDC_ISSUER'],
    error: 'expected OIDC_CLIENT_ID and OIDC_CLIENT_SECRET beside it',
    when: () => true,
  })
  // Without it, cookies cannot be bound to HTTPS, and whatever host is asked for would count as this site.
  .refine((env) => env.APP_ENV !== 'production' || env.ORIGIN !== undefined, {
    path: ['ORIGIN'],
    error: 'expected the public address in production, such as https://school.example',
    when: () => true,
  })
