/** What the corrections that stand say of all pages, ingested again or for the first time. */
import type { DraftPage } from '../ingest/archive/draft.js';
import type { CorrectedPage, LostCorrection, Overrides, PlacedPage } from '../ingest/archive/overrides.js';
import type { NotName } from '../ingest/lexicon/not-names.js';
import type { CorrectionRecord } from '../store/corrections.js';
import type { Override, PageAnchor } from '../store/overrides.js';
import type { ArchiveWriter } from '../store/write.js';
import { edited, isAbout } from './edits/edit.js';
import { settled } from './edits/settle.js';
import { Merges } from './merges.js';

export type Standing = Pick<CorrectionRecord, 'id' | 'kind' | 'author' | 'standing' | 'status'>;

/** What is to be handed to `archivePage`. Holds until the writer corrects something. */
export async function findOverrides(writer: ArchiveWriter): Promise<Overrides> {
  return new StandingCorrections(await writer.overridingCorrections());
}

export class StandingCorrections implements Overrides {
  readonly people: Merges;
  readonly notNames: readonly NotName[];
  /** Those of one page, by its id, its place in print and the hash of its text; and those of all pages. The oldest first. */
  private readonly byPage = new Map<string, Standing[]>();
  private readonly ofAll: Standing[] = [];
  private readonly places = new Map<Standing, number>();

  /** @param corrections the oldest first */
  constructor(corrections: readonly Standing[]) {
    this.people = new Merges(corrections);
    this.notNames = corrections.flatMap(({ id, standing }) =>
      standing?.type === 'EXCLUDE' ? [{ id, name: standing.name, kinds: standing.kinds }] : [],
    );
    for (const [place, correction] of corrections.entries()) {
      this.places.set(correction, place);
      for (const key of keysOf(correction)) this.byPage.set(key, [...(this.byPage.get(key) ?? []), correction]);
      if (keysOf(correction).length === 0) this.ofAll.push(correction);
    }
  }

  over(draft: DraftPage): CorrectedPage {
    const found = new Map<string, boolean>();
    const by: string[] = [];
    const lost: LostCorrection[] = [];
    let corrected = draft;
    for (const correction of this.concerning(draft.page)) {
      const { id, standing } = correction;
      if (standing === null) continue;
      const next = edited(corrected, standing);
      if (isAbout(draft, standing)) found.set(id, next !== null);
      if (next === null) lost.push(...lostOf(correction));
      if (next === null || next === corrected) continue;
      corrected = next;
      by.push(id);
    }
    return { draft: corrected === draft ? draft : settled(corrected), found, by, lost };
  }

  lostOn(page: PlacedPage): LostCorrection[] {
    const theirs = this.concerning(page).filter(({ status }) => status === 'UNANCHORED');
    return theirs.flatMap(lostOf);
  }

  private concerning({ id, place, textHash }: PlacedPage): Standing[] {
    const theirs = [id, place, textHash].flatMap((key) => this.byPage.get(key ?? '') ?? []);
    const all = [...new Set([...theirs, ...this.ofAll])];
    return all.sort((a, b) => (this.places.get(a) ?? 0) - (this.places.get(b) ?? 0));
  }
}

function lostOf({ id, kind, author, standing }: Standing): LostCorrection[] {
  return standing === null ? [] : [{ id, kind, author, about: aboutOf(standing) }];
}

/** What a correction is about, as the page printed it. */
function aboutOf(override: Override): string {
  if ('at' in override && override.at) return override.at.quote;
  if (override.type === 'LINK') return override.spelling;
  if ('name' in override) return override.name;
  if (override.type === 'PART') return override.into.name;
  return 'article' in override ? (override.article?.opening.slice(0, SHOWN) ?? '') : '';
}

/** So many characters of an article's beginning tell a reader which it is. */
const SHOWN = 20;

/** What tells the page that a correction is about; nothing where it is about all. */
function keysOf({ standing }: Standing): string[] {
  if (standing === null) return [];
  const anchors = anchorsOf(standing);
  if (anchors.length > 0)
    return anchors.flatMap(({ pageId, place, textHash }) => [pageId, place, textHash].filter((key) => key !== null));
  return standing.type === 'LINK' ? [standing.pageId] : [];
}

function anchorsOf(override: Override): PageAnchor[] {
  if (override.type === 'PART') return override.articles.map(({ page }) => page);
  return 'page' in override && override.page !== undefined ? [override.page] : [];
}
