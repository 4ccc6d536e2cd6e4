/** The server that MONGODB_URI names, which tests run against where it is given: looked at once before all of them. */
import { type Document, MongoClient } from 'mongodb';
import type { TestProject } from 'vitest/node';

export interface Server {
  /** Behind whatever speaks for it. */
  readonly isDocumentDb: boolean;
  /** Whether it explains what it does as MongoDB does: by stages, keys and documents. */
  readonly explains: boolean;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Absent where the embedded store is tested. */
    readonly server?: Server;
  }
}

export async function setup(project: TestProject): Promise<void> {
  const client = await MongoClient.connect(process.env.MONGODB_URI ?? '');
  try {
    const { gitVersion } = await client.db('admin').command({ buildInfo: 1 });
    const explanation: Document = await client.db('admin').collection('none').find().explain('executionStats');
    project.provide('server', {
      isDocumentDb: String(gitVersion).startsWith('documentdb'),
      explains: explanation.executionStats?.totalKeysExamined !== undefined,
    });
  } finally {
    await client.close();
  }
}
