/**
 * Pages into the archive, batch by batch: what is said of a batch is decided page after page, and stored while the next
 * one is decided. A page that cannot be stored fails alone.
 */
import { CommandError, errors } from '../errors.js';
import { isFull, isUnreachable } from '../store/unreachable.js';
import type { ArchiveWriter } from '../store/write.js';
import { type ArchivedPage, archivePage, rehearsePage, stagePage } from './archive/archive-page.js';
import type { DraftPage } from './archive/draft.js';
import { lookAhead } from './archive/look-ahead.js';
import type { Overrides } from './archive/overrides.js';
import { type FoundPage, findSamePage } from './archive/same-page.js';
import { changeOf, describePlace, type PageChange } from './change-report.js';
import type { PreparedFile } from './pool.js';
import { type PageProblem, problemOf } from './problems.js';
import type { UnchangedPage } from './recognition.js';
import type { PageSummary } from './report.js';

export type FilePage = PreparedFile<UnchangedPage>;

/** What became of a page. */
export type PageResult =
  | (ArchivedPage & {
      readonly path: string;
      readonly summary: PageSummary;
      readonly change: PageChange | null;
    })
  | { readonly path: string; readonly problem: PageProblem };

interface Batch {
  readonly pages: readonly FilePage[];
  readonly results: readonly PageResult[];
  /** Null once it is stored, else why it was not. */
  readonly stored: Promise<unknown>;
}

export interface BatchOptions {
  /** Whether a page is put in the place of one that holds another text. */
  readonly replaces: boolean;
  /** Whether it is only found out what would become of the pages. */
  readonly isRehearsal: boolean;
}

type Store = (draft: DraftPage) => Promise<ArchivedPage>;

/** Tells what becomes of pages in their order, each once it is stored. */
export class BatchRun {
  private readonly pathById = new Map<string, string>();
  private under: Batch | null = null;

  constructor(
    private readonly writer: ArchiveWriter,
    private readonly overrides: Overrides,
    private readonly tell: (result: PageResult) => void,
    private readonly options: BatchOptions = { replaces: false, isRehearsal: false },
  ) {}

  /**
   * Decides a batch and begins to store it.
   * @throws what makes it useless to go on: the store is gone, or another process took over
   */
  async add(pages: readonly FilePage[]): Promise<void> {
    const results = await this.decide(pages).catch(async (error: unknown) => {
      await this.under?.stored;
      throw error;
    });
    const isWhole = await this.finish();
    // What was decided upon a batch that was not stored has to be decided again.
    const again = isWhole ? results : await this.decide(pages);
    const stored = this.options.isRehearsal
      ? Promise.resolve(null)
      : this.writer.flush().then(
          () => null,
          (error: unknown) => error,
        );
    this.under = { pages, results: again, stored };
  }

  /** Waits for the last batch. Gives whether it was stored as a whole. Throws as `add` does. */
  async finish(): Promise<boolean> {
    const batch = this.under;
    if (batch === null) return true;
    this.under = null;
    const error = await batch.stored;
    if (error === null) {
      for (const result of batch.results) this.tell(result);
      return true;
    }
    this.writer.discard();
    if (isFatal(error)) throw error;
    for (const page of batch.pages)
      this.tell(await this.settle(page, (draft) => archivePage(this.writer, draft, this.overrides)));
    return false;
  }

  private async decide(pages: readonly FilePage[]): Promise<PageResult[]> {
    try {
      await lookAhead(
        this.writer,
        pages.flatMap(({ prepared }) => ('draft' in prepared ? [prepared.draft] : [])),
      );
    } catch (error) {
      // What could not be asked for all is asked for each: the page that it is due to fails.
      if (isFatal(error)) throw error;
    }
    const results: PageResult[] = [];
    const stage: Store = this.options.isRehearsal
      ? (draft) => rehearsePage(this.writer, draft, this.overrides)
      : (draft) => stagePage(this.writer, draft, this.overrides);
    for (const page of pages) results.push(await this.settle(page, stage));
    return results;
  }

  private async settle({ file: { path }, prepared }: FilePage, store: Store): Promise<PageResult> {
    if ('problem' in prepared) return { path, problem: prepared.problem };
    try {
      if ('unchanged' in prepared) {
        const { page, summary } = prepared.unchanged;
        const problem = this.taken(page.id, path, 'the same text');
        const lost = this.overrides.lostOn(page);
        return problem ?? { path, outcome: 'UNCHANGED', lost, summary, change: null };
      }
      const { summary } = prepared;
      const found = await findSamePage(this.writer, prepared.draft);
      const problem =
        this.refused(found, path) ?? this.taken(found.draft.page.id, path, describePlace(found.draft.page));
      if (problem !== null) return problem;
      const archived = await store(found.draft);
      return { path, ...archived, summary, change: changeOf(found, archived.outcome) };
    } catch (error) {
      if (isFatal(error)) throw error;
      return { path, problem: problemOf(errors.pageNotStored(path, error)) };
    }
  }

  /** A page that another file of this run is already. */
  private taken(id: string, path: string, why: string): PageResult | null {
    const first = this.pathById.get(id) ?? path;
    this.pathById.set(id, first);
    return first === path ? null : problem(path, errors.pageTwice(path, first, why));
  }

  /** A page whose place in print another text has. */
  private refused({ draft, collision }: FoundPage, path: string): PageResult | null {
    if (collision === null || this.options.replaces) return null;
    const other = this.pathById.get(collision.id) ?? collision.origins?.[0] ?? collision.name;
    return problem(path, errors.pageCollision(path, describePlace(draft.page), other));
  }
}

function problem(path: string, error: CommandError): PageResult {
  return { path, problem: problemOf(error) };
}

/** Whether no other page can be stored either. */
function isFatal(error: unknown): boolean {
  return error instanceof CommandError || isUnreachable(error) || isFull(error);
}
