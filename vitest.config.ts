import { defineConfig } from 'vitest/config';

/** Tests of what neither listens nor waits: the modules they share are loaded once a worker, not once a file. */
const PURE = ['domain', 'config', 'text', 'lib', 'commands', 'store', 'eval'].map(
  (room) => `test/${room}/**/*.test.ts`,
);

export default defineConfig({
  test: {
    testTimeout: 30_000,
    // Many tests wait for a service's own pace: two files at once use the time.
    maxWorkers: 2,
    // A build server's environment asks for colours; tests read words.
    env: { NO_COLOR: '1' },
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: [...PURE, 'test/real/**'] } },
    ],
  },
});
