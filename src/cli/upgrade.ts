/** `broadsheet upgrade`: an archive of an earlier version of the program becomes one of this version. */
import { loadConfig } from '../config.js';
import { type Upgraded, upgradeArchive } from '../store/upgrade.js';
import { withWriter } from '../store/with-writer.js';
import { openAnyArchive } from './archive.js';
import { print, type Status } from './terminal.js';

export async function upgradeCommand(): Promise<Status> {
  const store = await openAnyArchive(loadConfig());
  try {
    print(reportOf(await withWriter(store, (writer) => upgradeArchive(store.db, writer))));
    return 0;
  } finally {
    await store.close();
  }
}

/** What an upgrade came to, in lines. */
export function reportOf({ from, to, outdatedPages }: Upgraded): string {
  const done =
    from === to
      ? `The archive is of version ${to}: nothing was to be done.`
      : `The archive is of version ${to} now (it was of version ${from}).`;
  if (outdatedPages === 0) return done;
  const pages = outdatedPages === 1 ? '1 page was' : `${outdatedPages} pages were`;
  return `${done}\n${pages} read by a version that told less of pages: run broadsheet ingest over the files again.`;
}
