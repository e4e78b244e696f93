// breaks: node/no-process-env, architecture/one-reads-the-environment
/** Breaks. */
export const broken = (): string | undefined => process.env['PORT']
