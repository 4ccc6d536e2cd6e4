import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where `npm run dev` sends what only a server can answer: a Broadsheet that is running. */
const ARCHIVE = 'http://127.0.0.1:4000';

export default defineConfig({
  root: here('.'),
  resolve: { alias: { 'broadsheet-sdk/documents': here('../sdk/src/generated/documents.ts') } },
  build: {
    outDir: here('../dist/reading-room'),
    emptyOutDir: true,
    // Nothing is written into the page: the content security policy lets no inline script or style run.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    reportCompressedSize: false,
  },
  server: { proxy: { '/graphql': ARCHIVE, '/export': ARCHIVE, '/feed': ARCHIVE } },
});
