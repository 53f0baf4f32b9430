// One configuration for every test of the repository; `npm test` and CI run exactly this.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Only the source condition beside Node's own: naming `import` would give CommonJS packages the wrong half of dual ones.
  ssr: { resolve: { conditions: ['@tailrace/source', 'node'] } },
  resolve: { conditions: ['@tailrace/source', 'node'] },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/dist/**', '**/node_modules/**'],
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
