import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  build: {
    // The content security policy allows no data: scripts and no inline code: everything is a file of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: ['index.html', 'api-docs.html'] },
    chunkSizeWarningLimit: 1600,
  },
  server: {
    proxy: { '/api': 'http://127.0.0.1:8080', '/session': 'http://127.0.0.1:8080' },
  },
  test: {
    environment: 'jsdom',
    globals: true,
    setupFiles: ['src/test-setup.ts'],
    env: { TZ: 'Europe/Paris' },
    // A build machine may be busy: a wait that is over early costs nothing.
    testTimeout: 60_000,
    fileParallelism: false,
  },
});
