/** Corrections of the archive as a server asks for them: one at a time, each an atomic write of its own. */
import type { PageSource } from '../ingest/parsed.js';
import type { CorrectionService } from '../resolvers/correction-service.js';
import type { Store } from '../store/connect.js';
import type { MetricValues } from '../store/documents.js';
import { withWriter } from '../store/with-writer.js';
import type { ArchiveWriter } from '../store/write.js';
import { type LocationLink, linkLocation } from './locations.js';
import { correctMetric } from './metrics.js';
import { deletePage, ingestPage } from './pages.js';
import { mergePeople, splitPeople } from './people.js';

/** All corrections throw CommandError `WRITER_BUSY` while others write. */
export class ArchiveCorrectionService implements CorrectionService {
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
    const done = this.last.then(() => withWriter(this.store, work));
    this.last = done.catch(() => undefined);
    return done;
  }
}
