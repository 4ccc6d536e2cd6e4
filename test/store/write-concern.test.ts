import type { CommandStartedEvent, Document } from 'mongodb';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/connect.js';
import { createIndexes } from '../../src/store/indexes.js';
import { ArchiveWriter } from '../../src/store/write.js';
import { type Records, recordsOf } from '../support/newspaper.js';
import { storeForTests } from './support.js';

const { store } = storeForTests();

const WRITES = new Set(['createIndexes', 'delete', 'findAndModify', 'insert', 'update']);

/** All that a page is, put into the archive or taken out. */
function changes(records: Records, into: (documents: readonly { id: string }[]) => object) {
  return Object.fromEntries(Object.entries(records).map(([name, documents]) => [name, into(documents)]));
}

test('every write waits until most members have it in their journals, whatever the address says', async () => {
  const { address, db } = store();
  const uri = `${address}${address.includes('?') ? '&' : '?'}w=1&journal=false`;
  const careless = await openStore({ uri, database: db.databaseName, dataDir: '', client: { monitorCommands: true } });
  const writes: Document[] = [];
  careless.client.on('commandStarted', ({ commandName, command }: CommandStartedEvent) => {
    if (WRITES.has(commandName)) writes.push({ commandName, concern: command.writeConcern });
  });
  try {
    await createIndexes(careless.db);
    const writer = await ArchiveWriter.open(careless.db, 'OTHER_PROCESSES', 'NONE');
    const records = recordsOf([{ name: 'A01', articles: [{ headline: '植树三千株', body: ['全市植树三千株。'] }] }]);
    await writer.commit(changes(records, (insert) => ({ insert, expire: [] })));
    const [page] = await writer.find('pages', {});
    writer.note(page?._id ?? '', { source: 'another' });
    await writer.commit(changes(records, (found) => ({ insert: [], expire: found.map(({ id }) => `${id}@1`) })));
    await writer.close();
  } finally {
    await careless.close();
  }
  expect(new Set(writes.map(({ commandName }) => commandName))).toEqual(WRITES);
  for (const { concern } of writes) expect(concern).toEqual({ w: 'majority', j: true });
});
