/** A process that writes until it is killed: started by the tests with the data folder as its argument, and perhaps `much`. */
import { openStore } from '../../../src/store/connect.js';

const [, , dataDir = '', much] = process.argv;
const store = await openStore({ database: 'papers', dataDir, writesMuch: much === 'much' });
const papers = store.db.collection<{ _id: number; group: string; tags: string[] }>('papers');
await papers.createIndexes([{ key: { group: 1 } }, { key: { tags: 1 } }]);
const first = (await papers.countDocuments()) * 2;
let next = first;
await Promise.all(
  Array.from({ length: 8 }, async () => {
    for (;;) {
      const id = next++;
      await papers.insertOne({ _id: id, group: `group${id % 7}`, tags: ['all', `tag${id}`] });
      process.stdout.write(`${id}\n`);
    }
  }),
);
