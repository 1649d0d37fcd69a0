import { fileURLToPath } from 'node:url'

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// The server replaces the nonce in index.html for every answer; see docs/decisions/2026-11-23-interface-in-the-binary.md.
export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  html: { cspNonce: '__NONCE__' },
  build: {
    target: 'es2022',
    outDir: process.env.SANLIAN_UI_OUT ?? 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
  server: { proxy: { '/api': process.env.SANLIAN_SERVER ?? 'http://127.0.0.1:8480' } },
  test: { environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}', 'scripts/*.test.mjs'], setupFiles: ['src/test-setup.ts'] },
})
