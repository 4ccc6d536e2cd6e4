import type { CommandStartedEvent, Document } from 'mongodb';
import type { TestArchive } from './archive.js';

/** The reads of a query that some index does not serve. */
export async function unindexed(
  archive: TestArchive,
  query: string,
  variables: Record<string, unknown>,
): Promise<Document[]> {
  const asked: Document[] = [];
  const note = ({ command }: CommandStartedEvent) => {
    const { find, filter, sort, limit } = command;
    if (find && find !== 'archive') asked.push({ find, filter, ...(sort && { sort }), ...(limit && { limit }) });
  };
  archive.store.client.on('commandStarted', note);
  await archive.data(query, variables);
  archive.store.client.off('commandStarted', note);
  const plans = await Promise.all(asked.map((find) => archive.db.command({ explain: find })));
  return asked.filter((_, i) => JSON.stringify(plans[i]).includes('COLLSCAN'));
}
