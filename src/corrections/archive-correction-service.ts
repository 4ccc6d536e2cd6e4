/** Corrections of the archive as a server asks for them: one at a time, each an atomic write of its own. */
import { type CommandError, errors } from '../errors.js';
import type { PageSource } from '../ingest/parsed.js';
import type { By, CorrectionRequest, CorrectionService } from '../resolvers/correction-service.js';
import type { Store } from '../store/connect.js';
import { withWriter } from '../store/with-writer.js';
import type { ArchiveWriter } from '../store/write.js';
import { correct } from './correct.js';
import { deletePage, ingestPage } from './pages.js';
import { mergePeople, splitPeople } from './people.js';
import { undoCorrection } from './undo.js';

/** How long a correction waits for those before it and for the right to write, in milliseconds: less than a request may take. */
const PATIENCE = 10_000;

/** All corrections throw CommandError `WRITER_BUSY` while others write. */
export class ArchiveCorrectionService implements CorrectionService {
  private readonly store: Pick<Store, 'db' | 'kind'>;
  private readonly patience: number;
  private last: Promise<unknown> = Promise.resolve();

  constructor(store: Pick<Store, 'db' | 'kind'>, patience = PATIENCE) {
    this.store = store;
    this.patience = patience;
  }

  ingestPage(page: PageSource, by: By) {
    return this.write((writer) => ingestPage(writer, page, by));
  }

  deletePage(id: string, by: By) {
    return this.write((writer) => deletePage(writer, id, by));
  }

  mergePeople(into: string, from: string, by: By) {
    return this.write((writer) => mergePeople(writer, into, from, by));
  }

  splitPeople(into: string, from: string, by: By) {
    return this.write((writer) => splitPeople(writer, into, from, by));
  }

  correct(request: CorrectionRequest, by: By) {
    return this.write((writer) => correct(writer, request, by));
  }

  undo(id: string, by: By) {
    return this.write(async (writer) => {
      const correction = await undoCorrection(writer, id, by);
      return { correction, ids: correction.objects };
    });
  }

  /** One after another; what fails keeps nothing that waits. Whoever was told that they waited for too long has changed nothing. */
  private write<T>(work: (writer: ArchiveWriter) => Promise<T>): Promise<T> {
    const asked = performance.now();
    const done = inTime(this.last, this.patience).then(() =>
      withWriter(this.store, (writer) => {
        if (performance.now() - asked > this.patience) throw busy();
        return work(writer);
      }),
    );
    this.last = Promise.allSettled([this.last, done]);
    return done;
  }
}

/** @throws CommandError `WRITER_BUSY` where what is waited for takes longer, in milliseconds */
async function inTime(awaited: Promise<unknown>, longest: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(busy()), longest);
  });
  try {
    await Promise.race([awaited, late]);
  } finally {
    clearTimeout(timer);
  }
}

function busy(): CommandError {
  return errors.writerBusy('those who asked before');
}
