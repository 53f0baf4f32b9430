// One configuration for every test of the repository; `npm test` and CI run exactly this.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Only the source condition beside Node's own: naming `import` would give CommonJS packages the wrong half of dual ones.
  ssr: { resolve: { conditions: ['@tailrace/source', 'node'] } },
  resolve: { conditions: ['@tailrace/source', 'node'] },
  test: {
    exclude: ['**/dist/**', '**/node_modules/**'],
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'local',
          include: ['packages/*/src/**/*.test.ts', 'bench/src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['**/dist/**', '**/node_modules/**', 'test/docker/**'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        // One compose cluster for all of them, so one after the other, and when the machine has nothing else to do.
        extends: true,
        test: {
          name: 'docker',
          include: ['test/docker/*.test.ts'],
          fileParallelism: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
