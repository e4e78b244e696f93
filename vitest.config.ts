import { defineConfig } from 'vitest/config'

/** Remix's plugin stays out of here: it refuses to run under vitest. */
export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['app/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'simulation',
          include: ['tests/simulation/**/*.test.ts'],
          testTimeout: 300_000,
          // Nothing in it looks at times, and it is all work.
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          isolate: false,
          include: ['tests/{architecture,integration,scripts}/**/*.test.ts'],
          exclude: ['tests/architecture/violations/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'edge',
          include: ['tests/edge/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each has a primary and nodes of its own, and looks at times.
          fileParallelism: false,
          // Deadlines of real processes, on a machine that may be busy with something else for once; what is wrong is
          // wrong twice. A run of the chaos is of another seed each time, and has no second chance.
          retry: 1,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
