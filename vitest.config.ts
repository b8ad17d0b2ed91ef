import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/temporary-folder.ts'],
    setupFiles: ['tests/fail-on-console.ts'],
    pool: 'forks',
    // A guard against hanging, not a measure of speed: a busy machine takes its time.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
