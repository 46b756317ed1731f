import { defineConfig } from 'vitest/config';

/** What needs programs of others on this machine: prometheus, prometheus-alertmanager, ffmpeg, nginx with its RTMP module. */
export default defineConfig({
  test: {
    include: ['test/real/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
