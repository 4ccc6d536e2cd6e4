/** An archive of its own for a test file, filled with printed pages and asked over GraphQL. */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ApolloServer } from '@apollo/server';
import type { CommandStartedEvent, Db } from 'mongodb';
import { pino } from 'pino';
import { ArchiveCorrectionService } from '../../src/corrections/archive-correction-service.js';
import { type Context, RequestState } from '../../src/resolvers/request-state.js';
import { createSchema } from '../../src/resolvers/schema.js';
import { accessTo } from '../../src/server/access.js';
import { createApollo } from '../../src/server/apollo.js';
import { collectionsOf } from '../../src/store/collections.js';
import { openStore, type Store } from '../../src/store/connect.js';
import { loadCursorKey } from '../../src/store/cursor-key.js';
import { FOREVER } from '../../src/store/documents.js';
import { figuresOf } from '../../src/store/figures/recount.js';
import { headOf } from '../../src/store/head.js';
import { createIndexes } from '../../src/store/indexes.js';
import { type PrintedPage, recordsOf } from './newspaper.js';

const TOKEN = 'the-token-of-the-tests';

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: answers are as various as questions, and every test says what it expects
  readonly data: any;
  readonly errors: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
}

export class TestArchive {
  /** Asks for nothing without the token; the tests have it. */
  readonly corrections: ArchiveCorrectionService;
  /** Where the archive is to be found from outside. */
  publicUrl: string | undefined;

  private constructor(
    readonly store: Store,
    private readonly apollo: ApolloServer<Context>,
    private readonly dataDir: string,
  ) {
    this.corrections = new ArchiveCorrectionService(store);
  }

  /** On the server that MONGODB_URI names, or else in an embedded store. */
  static async open(pages: readonly PrintedPage[] = []): Promise<TestArchive> {
    const dataDir = await fs.mkdtemp(path.join(os.tmpdir(), 'broadsheet-test-'));
    const store = await openStore({
      uri: process.env.MONGODB_URI,
      database: `test-${randomUUID()}`,
      dataDir,
      client: { monitorCommands: true },
    });
    await createIndexes(store.db);
    await loadCursorKey(store.db);
    const archive = new TestArchive(
      store,
      createApollo(await createSchema(), 'test', { logger: pino({ level: 'silent' }) }),
      dataDir,
    );
    await archive.replace(pages);
    return archive;
  }

  get db(): Db {
    return this.store.db;
  }

  /** Makes the archive one of these pages and no others, in a single step for readers. */
  async replace(pages: readonly PrintedPage[]): Promise<void> {
    const { archive } = collectionsOf(this.db);
    const from = ((await archive.findOne({ _id: 'archive' }))?.sequence ?? 0) + 1;
    const printed = recordsOf(pages);
    for (const [name, records] of Object.entries({ ...printed, figures: figuresOf(printed) })) {
      const collection = this.db.collection<{ _id: string; until: number }>(name);
      await collection.updateMany({ until: FOREVER }, { $set: { until: from } });
      const versions = records.map((record: { id: string }) => ({
        ...record,
        _id: `${record.id}@${from}`,
        from,
        until: FOREVER,
      }));
      if (versions.length > 0) await collection.insertMany(versions);
    }
    await archive.updateOne({ _id: 'archive' }, { $set: { sequence: from, writer: null } }, { upsert: true });
    headOf(this.db).raise(from);
  }

  async ask(query: string, variables: Record<string, unknown> = {}, timeLimit = 20_000): Promise<Answer> {
    const head = headOf(this.db);
    // What a server asks once a second for all requests is no part of what one of them costs.
    const sequence = await head.current();
    const state = new RequestState({
      collections: collectionsOf(this.db),
      head,
      sequence,
      timeLimit,
      publicUrl: this.publicUrl,
      corrections: accessTo(this.corrections, { apiToken: TOKEN }).corrections(`Bearer ${TOKEN}`),
    });
    const { body } = await this.apollo.executeOperation({ query, variables }, { contextValue: { state } });
    if (body.kind !== 'single') throw new Error('the answer came in parts');
    // As a client gets it: data without the prototypes and classes of the server.
    const { data = null, errors = [] } = JSON.parse(JSON.stringify(body.singleResult));
    return { data, errors };
  }

  /** The answer's data; fails on any error. */
  async data(query: string, variables?: Record<string, unknown>): Promise<Answer['data']> {
    const { data, errors } = await this.ask(query, variables);
    if (errors.length > 0) throw new Error(JSON.stringify(errors, null, 2));
    return data;
  }

  /** The database commands that a query costs: "find articles". */
  async commandsFor(query: string, variables?: Record<string, unknown>): Promise<string[]> {
    const commands: string[] = [];
    const note = ({ commandName, command }: CommandStartedEvent) => {
      const collection = command[commandName] ?? command.collection;
      if (collection !== 'archive') commands.push(`${commandName} ${collection}`);
    };
    this.store.client.on('commandStarted', note);
    try {
      await this.data(query, variables);
    } finally {
      this.store.client.off('commandStarted', note);
    }
    return commands;
  }

  async close(): Promise<void> {
    if (this.store.kind === 'server') await this.db.dropDatabase();
    await this.store.close();
    await fs.rm(this.dataDir, { recursive: true, force: true });
  }
}
