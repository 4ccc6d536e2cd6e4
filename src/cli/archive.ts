/** The archive that the environment names. */
import type { Config } from '../config.js';
import { openStore, type Store, type StoreSettings } from '../store/connect.js';
import { createIndexes } from '../store/indexes.js';
import { refuseNewer, requireVersion, versionOf } from '../store/version.js';

type Named = Pick<Config, 'mongodbUri' | 'mongodbDb' | 'dataDir'>;

/**
 * Opens the archive with its indexes.
 * @param settings of the driver, and whether the store is opened to write much
 * @throws CommandError as `openStore` does; `ARCHIVE_OF_NEWER_VERSION`, `ARCHIVE_OF_OLDER_VERSION`
 */
export async function openArchive(
  config: Named,
  settings: Pick<StoreSettings, 'client' | 'writesMuch'> = {},
): Promise<Store> {
  const store = await openNamed(config, settings);
  return orClosed(store, async () => {
    await requireVersion(store.db, nameOf(config));
    await createIndexes(store.db);
  });
}

/** The same of an archive that an earlier version of the program may have written. */
export async function openAnyArchive(config: Named): Promise<Store> {
  const store = await openNamed(config);
  return orClosed(store, async () => {
    await requireKnown(store, config);
    await createIndexes(store.db);
  });
}

/** The archive as it is, to be read alone: that of an embedded store also while another process has it open. */
export async function openArchiveToRead(config: Named): Promise<Store> {
  const store = await openNamed(config, { beside: true });
  return orClosed(store, () => requireKnown(store, config));
}

/** What the archive is called in messages. */
export function nameOf({ mongodbUri, mongodbDb, dataDir }: Named): string {
  return mongodbUri === undefined ? `DATA_DIR is "${dataDir}"` : `MONGODB_DB is "${mongodbDb}"`;
}

function openNamed(
  { mongodbUri, mongodbDb, dataDir }: Named,
  settings: Pick<StoreSettings, 'client' | 'beside' | 'writesMuch'> = {},
): Promise<Store> {
  return openStore({ uri: mongodbUri, database: mongodbDb, dataDir, ...settings });
}

async function requireKnown({ db }: Store, config: Named): Promise<void> {
  const version = await versionOf(db);
  if (version !== null) refuseNewer({ version }, nameOf(config));
}

async function orClosed(store: Store, prepare: () => Promise<void>): Promise<Store> {
  try {
    await prepare();
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}
