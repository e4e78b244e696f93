import { z } from 'zod'
import { API_SCOPES, type ApiScope } from '#app/features/user/rules/api-key.ts'
import type { ApiProblemCode } from '#app/features/user/rules/api-problem.ts'
import { httpStatusOf } from '#app/kernel/http-status.ts'
import { NAMED_SCHEMAS, UserXpQuery } from './schemas.server.ts'

/** An OpenAPI document, as far as its reader needs to know; the whole of it is JSON. */
export interface OpenApiDocument {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly security: readonly Readonly<Record<string, readonly string[]>>[]
  /** By address and method. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>
    readonly securitySchemes: Readonly<Record<string, Readonly<Record<string, string>>>>
  }
}

/** One method of one address. */
export interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly description?: string
  readonly security?: OpenApiDocument['security']
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly required: boolean; readonly content: JsonContent }
  /** By status. */
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content: JsonContent }>
  >
}

/** One parameter of an operation. */
export interface Parameter {
  readonly name: string
  readonly in: 'query'
  readonly required: boolean
  readonly schema: JsonSchema
}

/** JSON Schema, draft 2020-12: OpenAPI 3.1 uses it as it is. */
export type JsonSchema = Readonly<Record<string, unknown>>

interface JsonContent {
  readonly 'application/json': { readonly schema: JsonSchema }
}

/**
 * The HTTP API in OpenAPI 3.1, out of the schemas that requests are read by and answers are held to.
 * Source: https://spec.openapis.org/oas/v3.1.0
 */
export function openApiDocument(): OpenApiDocument {
  document ??= makeDocument()
  return document
}

let document: OpenApiDocument | null = null

function makeDocument(): OpenApiDocument {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hedgeschool',
      version: '1',
      description: 'Hand in answers, and read XP, levels and reviews, as one learner. See docs/api.md.',
    },
    security: [{ session: [] }, { key: [] }],
    paths: {
      '/api/tasks/submit': { post: submitOperation() },
      '/api/xp/user': { get: userXpOperation() },
      '/api/reviews/due': { get: dueReviewsOperation() },
      '/api/openapi.json': { get: documentOperation() },
    },
    components: {
      schemas: namedSchemas(),
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'hs_session',
          description: 'As signing in sets it; __Host-hs_session over HTTPS.',
        },
        key: {
          type: 'http',
          scheme: 'bearer',
          description: `A key from /settings/api-keys, with a scope for what it is to do: ${API_SCOPES.join(', ')}.`,
        },
      },
    },
  }
}

function submitOperation(): Operation {
  return {
    operationId: 'submitTask',
    summary: 'Hand in an answer to a task',
    description:
      `${needs('attempts:write')} The server grades. With a session, the Origin header has to name this site. ` +
      'Sent again with the same id and content, an answer counts once and is answered as the first time.',
    requestBody: { required: true, content: json(reference('SubmitBody')) },
    responses: {
      200: { description: 'Kept', content: json(reference('SubmitAnswer')) },
      ...problems('VALIDATION_ERROR', 'UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'DUPLICATE_ENTRY'),
      ...problems('LENGTH_REQUIRED', 'TOO_LONG', 'NOT_JSON', 'UNAVAILABLE'),
    },
  }
}

function userXpOperation(): Operation {
  return {
    operationId: 'getUserXp',
    summary: 'How one stands in a topic',
    description: needs('xp:read'),
    parameters: queryParameters(z.toJSONSchema(UserXpQuery)),
    responses: {
      200: { description: 'XP, the topic and what is done of it', content: json(reference('UserXpAnswer')) },
      ...problems('VALIDATION_ERROR', 'UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'UNAVAILABLE'),
    },
  }
}

function dueReviewsOperation(): Operation {
  return {
    operationId: 'listDueReviews',
    summary: 'What is due for review',
    description: needs('xp:read'),
    responses: {
      200: { description: 'Tasks whose review day has come', content: json(reference('DueReviewsAnswer')) },
      ...problems('UNAUTHENTICATED', 'FORBIDDEN', 'UNAVAILABLE'),
    },
  }
}

function documentOperation(): Operation {
  const schema = { type: 'object', required: ['openapi', 'info', 'paths', 'components'] }
  return {
    operationId: 'getOpenApi',
    summary: 'This document',
    security: [],
    responses: { 200: { description: 'OpenAPI 3.1', content: json(schema) }, ...problems('UNAVAILABLE') },
  }
}

function needs(scope: ApiScope): string {
  return `A key needs the scope ${scope}.`
}

function problems(...codes: readonly ApiProblemCode[]): Operation['responses'] {
  return Object.fromEntries(
    codes.map((code) => [httpStatusOf(code), { description: code, content: json(reference('Problem')) }]),
  )
}

function json(schema: JsonSchema): JsonContent {
  return { 'application/json': { schema } }
}

function reference(name: keyof typeof NAMED_SCHEMAS): JsonSchema {
  return { $ref: `${SCHEMAS}${name}` }
}

const SCHEMAS = '#/components/schemas/'

function queryParameters({ properties = {}, required = [] }: z.core.JSONSchema.BaseSchema): Parameter[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: typeof schema === 'boolean' ? {} : { ...schema },
  }))
}

function namedSchemas(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(NAMED_SCHEMAS)) registry.add(schema, { id })
  // What a task's type wants of an answer cannot be said here.
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `${SCHEMAS}${id}`, unrepresentable: 'any' })
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _draft, $id: _address, ...schema }]) => [name, schema]),
  )
}
