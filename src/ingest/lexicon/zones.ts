/** Zones that stand beside the divisions. */
import { DataFile } from './data-file.js';

export interface ZoneKind {
  /** What stands for a zone of this kind in its own city. */
  readonly short: readonly string[];
  /** How their full names end. */
  readonly endings: readonly string[];
}

export function readZoneKinds(): readonly ZoneKind[] {
  return DataFile.open('zones.txt')
    .rows('zones', 2)
    .map((row) => ({ short: row.words(0), endings: row.words(1) }));
}
