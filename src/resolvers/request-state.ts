import { Allowance } from '../store/allowance.js';
import type { Collections } from '../store/collections.js';
import { Ending } from '../store/ending.js';
import type { ArchiveHead } from '../store/head.js';
import type { PartArguments } from '../store/pagination.js';
import type { Projection } from '../store/reading.js';
import { checkSince, type SinceCondition } from '../store/since.js';
import { type CommandObserver, DeadlineError, type Snapshot, snapshotAt } from '../store/snapshot.js';
import type { CorrectionService } from './correction-service.js';
import { linkTo } from './links.js';
import { type BatchObserver, createLoaders, type Loaders } from './loaders.js';
import { Meter } from './meter.js';
import type { ProjectedCollection, RequestedFields } from './projection.js';
import type { SavedSearchService } from './saved-search-service.js';

/** Apollo Server's context of a request. It hands out copies of it, so all that changes is in the state. */
export interface Context {
  readonly state: RequestState;
  /** Takes what the operation costs from what is left to whoever asks; rejects where that is too little. */
  readonly charge?: ((cost: number) => Promise<void>) | undefined;
  /** The request's name in the log. */
  readonly requestId?: string;
}

interface RequestStateOptions {
  readonly collections: Collections;
  readonly head: ArchiveHead;
  /** The snapshot to read, where it has been chosen already. */
  readonly sequence?: number | undefined;
  /** Within how many milliseconds the request must be answered. */
  readonly timeLimit: number;
  /** Milliseconds of the embedded store's thread that the request may take. */
  readonly storeTime?: number | undefined;
  /** Where the archive is to be found from outside, without a stroke at the end. */
  readonly publicUrl?: string | undefined;
  /** Who makes corrections for whoever asks; throws if they may not ask for any. */
  readonly corrections: () => CorrectionService;
  /** What whoever asks has saved; throws if nobody can tell who asks. */
  readonly savedSearches?: (() => SavedSearchService) | undefined;
  /** Told of each batch that a loader asks for. */
  readonly onBatch?: BatchObserver | undefined;
  /** Told of each command that is read with. */
  readonly onCommand?: CommandObserver | undefined;
}

const LOOKING_BEYOND = ['PageInfo.hasNextPage', 'PageInfo.hasPreviousPage'] as const;

/** What the resolvers of one request share. */
export class RequestState {
  /** Set where the same question to the same snapshot has the same answer: of a query that was answered without errors. */
  repeatable: { readonly operationName: string | null } | null = null;
  /** Whether the answer holds what no snapshot does. */
  isOwn = false;
  /** Of all that goes into the answer. */
  readonly meter = new Meter(
    () => this.deadline,
    (reason) => this.end(reason),
  );
  /** Why the request was ended before it was answered: as soon as it is, but for a correction that is finished first. */
  readonly ended: Promise<Error>;
  private tellEnd: (reason: Error) => void = () => undefined;
  private readonly options: RequestStateOptions;
  private readonly allowance: Allowance;
  private deadline = 0;
  private timer: NodeJS.Timeout | undefined;
  private readonly ending = new Ending();
  private correcting: Promise<unknown> | null = null;
  private taken: Promise<Snapshot> | undefined;
  private fields: RequestedFields | undefined;
  private loadersOfSnapshot: Loaders | undefined;

  constructor(options: RequestStateOptions) {
    this.options = options;
    this.allowance = new Allowance((reason) => this.end(reason), options.storeTime);
    this.ended = new Promise((resolve) => {
      this.tellEnd = resolve;
    });
    this.startTime();
    if (options.sequence !== undefined) this.taken = Promise.resolve(this.snapshotAt(options.sequence));
  }

  /** The archive as it was when the request first asked for something, or as its last correction left it. */
  snapshot(): Promise<Snapshot> {
    const { reason } = this.ending;
    if (reason !== null) return Promise.reject(reason);
    this.taken ??= this.options.head.current().then((sequence) => this.snapshotAt(sequence));
    return this.taken;
  }

  /**
   * The same, for a list.
   * @throws ArgumentError for a `since` that no snapshot has had
   */
  async snapshotFor(args: SinceCondition): Promise<Snapshot> {
    const snapshot = await this.snapshot();
    checkSince(snapshot, args);
    return snapshot;
  }

  /** Ends what is read for the request, and asks the store nothing more; a correction under way is finished, none is begun. */
  end(reason: Error): void {
    if (this.ending.aborted) return;
    this.meter.stopped = reason;
    this.ending.end(reason);
    if (this.correcting === null) this.tellEnd(reason);
  }

  /** Bytes that the store has replied with. */
  get bytesRead(): number {
    return this.allowance.taken;
  }

  /** @param onRead told of each reply of the store, how many bytes it has */
  watchReading(onRead: (bytes: number) => void): void {
    this.allowance.onRead = onRead;
  }

  /** To be called when it has been answered. */
  finish(): void {
    clearTimeout(this.timer);
  }

  /**
   * What whoever asks has saved: nothing that is kept for others.
   * @throws GraphQLError UNAUTHENTICATED
   */
  savedSearches(): SavedSearchService {
    this.isOwn = true;
    const { savedSearches } = this.options;
    if (savedSearches === undefined) throw new Error('nothing can be saved here');
    return savedSearches();
  }

  /** The permanent link to an object; null where nobody has said where the archive is. */
  linkTo(id: string): string | null {
    const { publicUrl } = this.options;
    return publicUrl === undefined ? null : linkTo(publicUrl, id);
  }

  get loaders(): Loaders {
    this.loadersOfSnapshot ??= createLoaders(
      () => this.snapshot(),
      (collection) => this.projection(collection),
      this.options.onBatch,
      this.meter.turns,
    );
    return this.loadersOfSnapshot;
  }

  /** What is to be read of a collection's documents; all where nobody has said what is asked for. */
  projection(collection: ProjectedCollection): Projection {
    return this.fields?.projection(collection) ?? {};
  }

  /** Whether the operation asks for the field anywhere: "Location.parent". */
  asksFor(field: string): boolean {
    return this.fields?.has(field) ?? true;
  }

  /** What is to be read of a list; that there are more only where somebody asks. */
  part(args: PartArguments): PartArguments {
    return { ...args, looksBeyond: LOOKING_BEYOND.some((field) => this.asksFor(field)) };
  }

  /** Says what the operation asks for: once it has been parsed, before any resolver runs. */
  announce(fields: RequestedFields): void {
    this.fields = fields;
  }

  /**
   * Corrects the archive; what is asked afterwards sees it corrected.
   * @throws GraphQLError FORBIDDEN or UNAUTHENTICATED if whoever asks may not.
   */
  async correct<T>(work: (corrections: CorrectionService) => Promise<T>): Promise<T> {
    this.ending.throwIfAborted();
    const corrections = this.options.corrections();
    // Each correction has all the time of a request, with waiting for others who write.
    clearTimeout(this.timer);
    const correcting = this.inTime(work(corrections));
    this.correcting = correcting;
    const result = await correcting.finally(() => {
      this.correcting = null;
      this.startTime();
      const { reason } = this.ending;
      if (reason !== null) this.tellEnd(reason);
    });
    this.taken = undefined;
    this.loadersOfSnapshot = undefined;
    return result;
  }

  /** What is not done in time is not waited for: if it has begun, it is finished or undone nevertheless. */
  private async inTime<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const reason = new DeadlineError('the correction took too long');
        this.end(reason);
        reject(reason);
      }, this.options.timeLimit);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  private startTime(): void {
    const { timeLimit } = this.options;
    this.deadline = Date.now() + timeLimit;
    // The store stops by itself; one that does not answer is waited for no longer.
    this.timer = setTimeout(() => this.end(new DeadlineError('the request took too long')), timeLimit).unref();
  }

  private snapshotAt(sequence: number): Snapshot {
    const { collections, onCommand } = this.options;
    return snapshotAt(collections, sequence, this.deadline, this.ending, this.allowance, onCommand);
  }
}
