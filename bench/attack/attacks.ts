/** All attacks, those of single requests first. */
import { idsIn } from '../growth/ids.js';
import type { Attack } from './attack.js';
import { allowed } from './attacks/allowed.js';
import { CONNECTIONS } from './attacks/connections.js';
import { COSTLY } from './attacks/costly.js';
import { DOCUMENTS } from './attacks/documents.js';
import { manyOf } from './attacks/many.js';

/** @param url of the server, whose archive says what dear questions are about */
export async function allAttacks(url: string): Promise<Attack[]> {
  const allowed = await dearest(url);
  return [...COSTLY, ...DOCUMENTS, ...allowed, ...CONNECTIONS, ...manyOf([...COSTLY, ...DOCUMENTS, ...allowed])];
}

/** The dearest questions that the limits allow. */
export async function dearest(url: string): Promise<Attack[]> {
  return allowed(await idsIn(url));
}
