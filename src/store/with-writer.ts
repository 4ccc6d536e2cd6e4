import type { Store } from './connect.js';
import { ArchiveWriter, type Readers } from './write.js';

/**
 * Opens the archive for writing, and closes it whatever becomes of the work.
 * @param readers who may read meanwhile: say `NONE` only where this process alone has the store and reads nothing itself
 * @throws CommandError `WRITER_BUSY` while another process writes; whatever the work throws
 */
export async function withWriter<T>(
  { db, kind }: Pick<Store, 'db' | 'kind'>,
  work: (writer: ArchiveWriter) => Promise<T>,
  readers: Readers = 'SOME',
): Promise<T> {
  // Nobody else can have opened the embedded store.
  const writer = await ArchiveWriter.open(db, kind === 'embedded' ? 'THIS_PROCESS_ONLY' : 'OTHER_PROCESSES', readers);
  try {
    return await work(writer);
  } finally {
    await writer.close();
  }
}
