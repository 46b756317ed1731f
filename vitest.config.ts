import { defineConfig } from 'vitest/config';

/** Tests that leave nothing behind: the modules they share (the SDKs of the chats) are loaded once a worker, not once a file. */
const SHARED = [
  'domain',
  'config',
  'text',
  'lib',
  'commands',
  'store',
  'eval',
  'chat',
  'service',
  'outbox',
  'scenario',
].map((room) => `test/${room}/**/*.test.ts`);

export default defineConfig({
  test: {
    testTimeout: 30_000,
    // Many tests wait for a service's own pace: two files at once use the time.
    maxWorkers: 2,
    // A build server's environment asks for colours; tests read words.
    env: { NO_COLOR: '1' },
    projects: [
      { extends: true, test: { name: 'shared', include: SHARED, isolate: false } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: [...SHARED, 'test/real/**'] } },
    ],
  },
});
