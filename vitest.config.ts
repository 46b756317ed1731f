import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/real/**'],
    testTimeout: 30_000,
    // Many tests wait for a service's own pace: two files at once use the time.
    maxWorkers: 2,
    // Nothing of ours is global, and what a test puts in place it takes away: the SDKs are loaded once a worker, not once a file.
    isolate: false,
    // A build server's environment asks for colours; tests read words.
    env: { NO_COLOR: '1' },
  },
});
