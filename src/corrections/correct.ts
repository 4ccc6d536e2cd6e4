/** Makes the correction that is asked for. */
import type { By, Corrected, CorrectionRequest } from '../resolvers/correction-service.js';
import { ArgumentError } from '../store/argument-error.js';
import type { CorrectionRecord } from '../store/corrections.js';
import { type ArchiveWriter, unversioned } from '../store/write.js';
import { applyOverride, type Intended } from './apply.js';
import { renamePerson, separatePerson } from './namesakes.js';
import { correctionId, lastCorrection } from './record.js';
import { appearanceRequest, articleRequest, cutRequest, joinRequest } from './requests/articles.js';
import { dayRequest } from './requests/days.js';
import { linkRequest } from './requests/link.js';
import { addRequest, dropRequest, excludeRequest, unifyRequest } from './requests/mentions.js';
import { metricRequest } from './requests/numbers.js';
import { partRequest } from './requests/organizations.js';
import { undoCorrection } from './undo.js';

/**
 * Asked for again, it is the same correction and changes nothing.
 * @throws ArgumentError naming what is wrong with the request
 */
export async function correct(writer: ArchiveWriter, request: CorrectionRequest, by: By): Promise<Corrected> {
  const id = correctionId(request);
  const [known] = await writer.find('corrections', { id });
  try {
    const { correction, ids } = await made(writer, id, request, by);
    return { correction, ids: await withSecond(writer, ids, correction) };
  } catch (error) {
    // What was done already may be there no more to be done again.
    if (!(error instanceof ArgumentError) || !known?.standing) throw error;
    const correction = unversioned(known);
    return { correction, ids: await withSecond(writer, correction.objects, correction) };
  }
}

async function made(writer: ArchiveWriter, id: string, request: CorrectionRequest, by: By): Promise<Corrected> {
  switch (request.type) {
    case 'RENAME':
      return ofRecord(await renamePerson(writer, id, request, by), [request.person]);
    case 'SEPARATE':
      return ofRecord(await separatePerson(writer, id, request, by));
    case 'SPLIT':
      return ofRecord(await undoUnification(writer, request, by));
    default: {
      const wanted = await intended(writer, request);
      return ofRecord(await applyOverride(writer, id, wanted, by), wanted.objects);
    }
  }
}

function ofRecord(correction: CorrectionRecord | null, otherwise: readonly string[] = []): Corrected {
  return { correction, ids: correction?.objects ?? otherwise };
}

type OfPages = Exclude<CorrectionRequest, { type: 'RENAME' | 'SEPARATE' | 'SPLIT' }>;

function intended(writer: ArchiveWriter, request: OfPages): Intended | Promise<Intended> {
  switch (request.type) {
    case 'METRIC':
      return metricRequest(writer, request);
    case 'LINK':
      return linkRequest(writer, request);
    case 'ARTICLE':
      return articleRequest(writer, request);
    case 'JOIN':
      return joinRequest(writer, request);
    case 'CUT':
      return cutRequest(writer, request);
    case 'ADD':
      return addRequest(writer, request);
    case 'DROP':
      return dropRequest(writer, request);
    case 'APPEARANCE':
      return appearanceRequest(writer, request);
    case 'UNIFY':
      return unifyRequest(writer, request);
    case 'PART':
      return partRequest(writer, request);
    case 'DAY':
      return dayRequest(writer, request);
    case 'EXCLUDE':
      return excludeRequest(request);
  }
}

/** Two that had been made one are two again. */
async function undoUnification(
  writer: ArchiveWriter,
  { of, into, from }: Extract<CorrectionRequest, { type: 'SPLIT' }>,
  by: By,
): Promise<CorrectionRecord> {
  const kind = of === 'ORGANIZATION' ? 'MERGE_ORGANIZATIONS' : 'MERGE_LOCATIONS';
  const merge = await lastCorrection(writer, kind, [into, from]);
  if (merge?.objects[0] !== into)
    throw new ArgumentError(
      'from',
      `from is "${from}", which was not merged into "${into}": there is nothing to split.`,
    );
  return undoCorrection(writer, merge.id, by);
}

/** A cut makes an article that nobody has named yet. */
async function withSecond(
  writer: ArchiveWriter,
  ids: readonly string[],
  correction: CorrectionRecord | null,
): Promise<readonly string[]> {
  const override = correction?.standing;
  if (override?.type !== 'CUT') return ids;
  const [first = '', ...others] = ids;
  const [page] = await writer.find('pages', { id: override.page.pageId }, { articleIds: 1 });
  const at = page?.articleIds.indexOf(first) ?? -1;
  const second = at < 0 ? undefined : page?.articleIds[at + 1];
  return second === undefined ? ids : [first, second, ...others];
}
