/** `broadsheet compact`: gives back what the embedded store's file keeps free. */
import { loadConfig } from '../config.js';
import { errors } from '../errors.js';
import { compactEmbedded } from '../store/connect.js';
import { withWriter } from '../store/with-writer.js';
import { openArchive } from './archive.js';
import { print, type Status } from './terminal.js';

export async function compactCommand(): Promise<Status> {
  const config = loadConfig();
  if (config.mongodbUri !== undefined) {
    throw errors.setting(
      'MONGODB_URI',
      config.mongodbUri,
      "compact is for the embedded store: unset it, or give a server's own compact command",
    );
  }
  const store = await openArchive(config);
  try {
    // Nobody else can have the store open: whatever has ended goes.
    await withWriter(store, async () => undefined, 'NONE');
  } finally {
    await store.close();
  }
  const { before, after } = await compactEmbedded(config.dataDir);
  print(`${config.dataDir}: ${megabytes(before)} before, ${megabytes(after)} now`);
  return 0;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
