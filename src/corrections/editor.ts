/** Whoever corrects the archive from outside: one correction at a time, each an atomic write of its own. */
import type { PageSource } from '../ingest/parsed.js';
import type { Store } from '../store/connect.js';
import type { MetricValues } from '../store/documents.js';
import { ArchiveWriter } from '../store/write.js';
import { type LocationLink, linkLocation } from './locations.js';
import { correctMetric } from './metrics.js';
import { deletePage, ingestPage } from './pages.js';
import { mergePeople, splitPeople } from './people.js';

/** The corrections, each under the name of who makes it. All throw CommandError `WRITER_BUSY` while others write. */
export class Editor {
  private readonly store: Pick<Store, 'db' | 'kind'>;
  private last: Promise<unknown> = Promise.resolve();

  constructor(store: Pick<Store, 'db' | 'kind'>) {
    this.store = store;
  }

  ingestPage(page: PageSource, author: string) {
    return this.write((writer) => ingestPage(writer, page, author));
  }

  deletePage(id: string, author: string) {
    return this.write((writer) => deletePage(writer, id, author));
  }

  mergePeople(into: string, from: string, author: string) {
    return this.write((writer) => mergePeople(writer, into, from, author));
  }

  splitPeople(into: string, from: string, author: string) {
    return this.write((writer) => splitPeople(writer, into, from, author));
  }

  linkLocation(link: LocationLink, author: string) {
    return this.write((writer) => linkLocation(writer, link, author));
  }

  correctMetric(id: string, values: MetricValues, author: string) {
    return this.write((writer) => correctMetric(writer, id, values, author));
  }

  /** One after another; what fails keeps nothing that waits. */
  private write<T>(work: (writer: ArchiveWriter) => Promise<T>): Promise<T> {
    const done = this.last.then(() => this.writeAlone(work));
    this.last = done.catch(() => undefined);
    return done;
  }

  private async writeAlone<T>(work: (writer: ArchiveWriter) => Promise<T>): Promise<T> {
    // Nobody else can have opened the embedded store.
    const sharing = this.store.kind === 'embedded' ? 'THIS_PROCESS_ONLY' : 'OTHER_PROCESSES';
    const writer = await ArchiveWriter.open(this.store.db, sharing);
    try {
      return await work(writer);
    } finally {
      await writer.close();
    }
  }
}
