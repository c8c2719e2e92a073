import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

// The server replaces the placeholder in index.html with a fresh nonce for every answer.
const NONCE_PLACEHOLDER = '__CSP_NONCE__';

const alias = { '@': root.replace(/\/$/, '') };

export default defineConfig({
  root,
  plugins: [react()],
  resolve: { alias },
  html: { cspNonce: NONCE_PLACEHOLDER },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // Small files must stay files: the policy allows no data: scripts or styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules\/(react|react-dom|scheduler|@tanstack|i18next|react-i18next)\//,
              priority: 2,
            },
            {
              // Without what the first list does without: dialogs and editors bring that.
              name: 'ui',
              test: /node_modules\/(antd\/es\/(?!(form|grid|input-number|collapse|radio)\/)|@rc-component\/(?!(form|async-validator|input-number|mini-decimal)\/)|@ant-design|stylis|dayjs)/,
              minShareCount: 4,
              priority: 1,
            },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': process.env.KEDUN_URL ?? 'http://localhost:7420' },
  },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'rules', environment: 'node', include: ['rules/**/*.test.ts', 'e2e/*.test.mjs'] },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'happy-dom',
          include: ['{app,api,gate,fields,records,pages,kit,theme,i18n}/**/*.test.{ts,tsx}'],
        },
      },
    ],
  },
});
