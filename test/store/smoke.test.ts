import { mkdtempSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/connect.js';

it('opens', async () => {
  const store = await openStore({ database: 'test', dataDir: mkdtempSync('/tmp/store-') });
  await store.db.collection('a').insertOne({ a: 1 });
  expect(await store.db.collection('a').countDocuments()).toBe(1);
  await store.close();
});
