/**
 * Pages into the archive, batch by batch: what is said of a batch is decided page after page, and stored while the next
 * one is decided. A page that cannot be stored fails alone.
 */
import { CommandError, errors } from '../errors.js';
import { isFull, isUnreachable } from '../store/unreachable.js';
import type { ArchiveWriter } from '../store/write.js';
import { archivePage, type PageOutcome, stagePage } from './archive/archive-page.js';
import { lookAhead } from './archive/look-ahead.js';
import type { Overrides } from './archive/overrides.js';
import type { PreparedFile } from './pool.js';
import type { PreparedPage } from './prepare.js';
import { type PageProblem, problemOf } from './problems.js';
import type { UnchangedPage } from './recognition.js';
import type { PageSummary } from './report.js';

export type FilePage = PreparedFile<UnchangedPage>;

/** What became of a page. */
export type PageResult =
  | { readonly path: string; readonly outcome: PageOutcome; readonly summary: PageSummary }
  | { readonly path: string; readonly problem: PageProblem };

interface Batch {
  readonly pages: readonly FilePage[];
  readonly results: readonly PageResult[];
  /** Null once it is stored, else why it was not. */
  readonly stored: Promise<unknown>;
}

/** Tells what becomes of pages in their order, each once it is stored. */
export class BatchRun {
  private readonly pathById = new Map<string, string>();
  private under: Batch | null = null;

  constructor(
    private readonly writer: ArchiveWriter,
    private readonly overrides: Overrides,
    private readonly tell: (result: PageResult) => void,
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
    const stored = this.writer.flush().then(
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
    for (const page of batch.pages) this.tell(await this.settle(page, (prepared) => this.archive(prepared)));
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
    for (const page of pages)
      results.push(await this.settle(page, (prepared) => stagePage(this.writer, prepared.draft, this.overrides)));
    return results;
  }

  private archive({ draft }: PreparedPage): Promise<PageOutcome> {
    return archivePage(this.writer, draft, this.overrides);
  }

  private async settle(
    { file: { path }, prepared }: FilePage,
    store: (prepared: PreparedPage) => Promise<PageOutcome>,
  ): Promise<PageResult> {
    if ('problem' in prepared) return { path, problem: prepared.problem };
    const id = 'unchanged' in prepared ? prepared.unchanged.id : prepared.draft.page.id;
    const first = this.pathById.get(id) ?? path;
    if (first !== path) return { path, problem: problemOf(errors.pageTwice(path, first)) };
    this.pathById.set(id, path);
    if ('unchanged' in prepared) return { path, outcome: 'UNCHANGED', summary: prepared.unchanged.summary };
    try {
      return { path, outcome: await store(prepared), summary: prepared.summary };
    } catch (error) {
      if (isFatal(error)) throw error;
      return { path, problem: problemOf(errors.pageNotStored(path, error)) };
    }
  }
}

/** Whether no other page can be stored either. */
function isFatal(error: unknown): boolean {
  return error instanceof CommandError || isUnreachable(error) || isFull(error);
}
