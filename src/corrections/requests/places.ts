/** Places that somebody means, by id, by division code or, where no page named them so far, by name. */
import { locationId } from '../../ingest/ids.js';
import type { PlaceRequest } from '../../resolvers/correction-service.js';
import { ArgumentError } from '../../store/argument-error.js';
import type { PlaceEntry } from '../../store/overrides.js';
import type { ArchiveWriter } from '../../store/write.js';
import { checkedText } from '../checked.js';

/**
 * The place that is meant, and before it all that it lies in, outermost first.
 * @throws ArgumentError for a place that is none
 */
export async function findPlaces(
  writer: ArchiveWriter,
  argument: string,
  { location, code }: PlaceRequest,
): Promise<PlaceEntry[]> {
  if ((location === null) === (code === null))
    throw new ArgumentError(
      argument,
      `${argument} has ${location === null ? 'neither' : 'both'} location and code: give one of them.`,
    );
  const [place] = await writer.find('locations', location === null ? { code } : { id: location });
  if (place !== undefined) {
    const around = new Map((await writer.locationsById.find(place.ancestorIds)).map((each) => [each.id, each]));
    return [...place.ancestorIds.flatMap((id) => around.get(id) ?? []), place].map(entryOf);
  }
  if (location !== null) {
    throw new ArgumentError(
      `${argument}.location`,
      `${argument}.location is "${location}": there is no location with this id; for a division that no page names, give its code.`,
    );
  }
  // Loaded only here: a server that only answers questions goes without the lexicons.
  const [{ ancestorsOf }, { shippedLexicon }, { locationsOf }] = await Promise.all([
    import('../../ingest/lexicon/gazetteer.js'),
    import('../../ingest/lexicon/lexicon.js'),
    import('../../ingest/archive/places.js'),
  ]);
  const division = code === null ? null : shippedLexicon().gazetteer.find(code);
  if (division === null) {
    throw new ArgumentError(`${argument}.code`, `${argument}.code is "${code}": there is no division with this code.`);
  }
  return locationsOf({ ...division, ancestors: ancestorsOf(division) }).map(entryOf);
}

/** A road, a river, a park of this name, in this place; in none if that is not said. */
export async function namedPlace(
  writer: ArchiveWriter,
  argument: string,
  name: string,
  within: string | null,
): Promise<PlaceEntry[]> {
  const around = within === null ? [] : await findPlaces(writer, argument, { location: within, code: null });
  const parentId = around.at(-1)?.id ?? null;
  const known = checkedText(`${argument}.name`, name);
  const id = locationId(null, known, parentId);
  return [
    ...around,
    { id, name: known, level: 'PLACE', code: null, parentId, ancestorIds: around.map((place) => place.id) },
  ];
}

export function entryOf({ id, name, level, code, parentId, ancestorIds }: PlaceEntry): PlaceEntry {
  return { id, name, level, code, parentId, ancestorIds: [...ancestorIds] };
}

/** "朝阳区 (110105)". */
export function labelOf({ name, code }: Pick<PlaceEntry, 'name' | 'code'>): string {
  return code === null ? name : `${name} (${code})`;
}
