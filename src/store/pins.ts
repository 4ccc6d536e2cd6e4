/**
 * Snapshots that are read for longer than versions that ended are kept: as long as one is pinned, what it shows is not
 * cleared away.
 */
import { randomUUID } from 'node:crypto';
import type { Collection, Db } from 'mongodb';
import { errors } from '../errors.js';
import { collectionsOf } from './collections.js';

interface PinDocument {
  _id: string;
  sequence: number;
  /** When it is nobody's any more, unless it is renewed. */
  expires: Date;
}

/** A pin that has not been renewed for so long does not count, in milliseconds. */
const LASTS = 60_000;
const RENEWAL = LASTS / 6;

/** Held until `release`, and renewed meanwhile by a timer. */
export class Pin {
  private readonly timer: NodeJS.Timeout;
  private renewed = performance.now();

  private constructor(
    private readonly pins: Collection<PinDocument>,
    private readonly id: string,
    /** The snapshot number. */
    readonly sequence: number,
  ) {
    // One that fails is tried again; whether it lasted is asked in the end.
    this.timer = setInterval(() => void this.renew().catch(() => undefined), RENEWAL);
    this.timer.unref();
  }

  /** Pins the newest snapshot. */
  static async hold(db: Db): Promise<Pin> {
    const pins = pinsOf(db);
    const id = randomUUID();
    let sequence = await newest(db);
    for (;;) {
      await pins.updateOne({ _id: id }, { $set: { sequence, expires: expiry() } }, { upsert: true });
      // Whoever cleared away meanwhile may not have seen the pin; from here on all do.
      const now = await newest(db);
      if (now === sequence) return new Pin(pins, id, sequence);
      sequence = now;
    }
  }

  /**
   * Pins an earlier snapshot, as long as somebody has it, or an older one, still pinned: what it shows is there then.
   * @returns null where it may be gone
   */
  static async again(db: Db, sequence: number): Promise<Pin | null> {
    const pins = pinsOf(db);
    const id = randomUUID();
    await pins.insertOne({ _id: id, sequence, expires: expiry() });
    const others = await pins.find({ _id: { $ne: id }, sequence: { $lte: sequence } }).toArray();
    // It was held all the while if the other pin has not run out by now.
    const isHeld = others.some(({ expires }) => expires.getTime() > Date.now());
    if (isHeld || (await newest(db)) === sequence) return new Pin(pins, id, sequence);
    await pins.deleteOne({ _id: id });
    return null;
  }

  /**
   * Makes sure that all that was read so far was there to be read.
   * @throws CommandError `READER_TOO_LATE` if the process paused for so long that it may have gone
   */
  async confirm(): Promise<void> {
    await this.renew();
  }

  /** Renews it no more: for a minute yet others may pin the snapshot again. */
  leave(): void {
    clearInterval(this.timer);
  }

  async release(): Promise<void> {
    this.leave();
    await this.pins.deleteOne({ _id: this.id });
  }

  private async renew(): Promise<void> {
    const now = performance.now();
    const { matchedCount } = await this.pins.updateOne({ _id: this.id }, { $set: { expires: expiry() } });
    if (matchedCount === 0 || now - this.renewed > LASTS) throw errors.readerTooLate();
    this.renewed = now;
  }
}

/** What ended with this snapshot or before is read by nobody who pins one; those who are gone are forgotten. */
export async function oldestPinned(db: Db): Promise<number> {
  const pins = await pinsOf(db).find({}, { readPreference: 'primary' }).toArray();
  const now = Date.now();
  const gone = pins.filter(({ expires }) => expires.getTime() < now).map(({ _id }) => _id);
  if (gone.length > 0) await pinsOf(db).deleteMany({ _id: { $in: gone }, expires: { $lt: new Date(now) } });
  const held = pins.filter(({ _id }) => !gone.includes(_id)).map(({ sequence }) => sequence);
  return Math.min(Number.MAX_SAFE_INTEGER, ...held);
}

function pinsOf(db: Db): Collection<PinDocument> {
  return db.collection('readers');
}

async function newest(db: Db): Promise<number> {
  const head = await collectionsOf(db).archive.findOne({ _id: 'archive' }, { readPreference: 'primary' });
  return head?.sequence ?? 0;
}

function expiry(): Date {
  return new Date(Date.now() + LASTS);
}
