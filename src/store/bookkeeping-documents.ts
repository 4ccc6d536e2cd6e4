/** What an archive keeps of itself: the search index, figures that are kept, and who writes. */
import type { Binary } from 'mongodb';
import type { Versioned } from './documents.js';

/** A piece of the search index: see `search/segments.ts`. */
export interface SearchDocument extends Versioned {
  /** What the piece is found by: the level of its segment, and which of the segment's pieces it is. */
  key: string;
  /** The segment's article numbers: from `first` to before `next`. */
  first: number;
  next: number;
  /** Numbers of articles, also of other segments, that hold no longer. */
  gone: number[];
  /** How many articles the segment holds, and their lengths added up; in its first piece, if not written before this was told. */
  articles?: number;
  totalLength?: number;
  /** Lengths of the segment's articles, 16 bits each; only in its first piece. */
  lengths: Binary | null;
  /** Posting lists: see `search/postings.ts`. */
  postings: Binary | null;
}

/** Counts and sums that are kept rather than counted again for every question: see `figures/figures.ts`. */
export interface FigureDocument extends Versioned {
  /** What it is asked for together with: "places". */
  set: string;
  /** As text, since it is only ever read whole: see `figures/cells.ts`. */
  cells: string;
  /** By these the figures with the largest groups are found: see `figures/groups.ts`. Absent from those without any. */
  largest?: string;
  largestAbout?: string;
  numbers?: string;
}

/** The head of the archive, in the collection of that name: the snapshot number and the lease of whoever writes. */
export interface ArchiveDocument {
  _id: 'archive';
  sequence: number;
  /** Of the archive's documents: see `version.ts`. Absent from what was written before there were versions. */
  version?: number;
  writer: WriterEntry | null;
}

export interface WriterEntry {
  /** "host:process id:random". */
  id: string;
  expires: Date;
}
