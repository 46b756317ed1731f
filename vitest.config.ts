import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/real/**'],
    testTimeout: 30_000,
    // Many tests wait for a service's own pace: two files at once use the time.
    maxWorkers: 2,
    // A build server's environment asks for colours; tests read words.
    env: { NO_COLOR: '1' },
  },
});
