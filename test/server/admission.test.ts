import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../src/resolvers/schema.js';
import {
  Admission,
  CHEAP,
  LIGHT,
  MAX_BYTES_AT_ONCE,
  MAX_COST_AT_ONCE,
  MOST_WAITING,
  turnOf,
} from '../../src/server/admission.js';
import { Operation } from '../../src/server/operations.js';

const schema = await createSchema();
const NEVER = new Promise<Error>(() => undefined);
const HALF = MAX_COST_AT_ONCE / 2;
const MUCH = MAX_BYTES_AT_ONCE / 2;

const costing = (cost: number, ended = NEVER) => ({ cost, bytes: 0, ended });
const reading = (bytes: number, ended = NEVER) => ({ cost: 0, bytes, ended });

/** Whether what is waited for has come by the time all that could have come has. */
async function isDone(promise: Promise<unknown>): Promise<boolean> {
  let done = false;
  void promise.then(() => {
    done = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  return done;
}

/** An operation that nobody waits for any more as soon as `leave` is called. */
function leaving(cost: number) {
  let leave = (_: Error): void => undefined;
  const ended = new Promise<Error>((resolve) => {
    leave = resolve;
  });
  return { entrant: costing(cost, ended), leave: () => leave(new Error('left')) };
}

describe('operations that are worked on at once', () => {
  it('cost no more together than they may: others wait, in turn', async () => {
    const admission = new Admission();
    const first = await admission.enter(costing(HALF));
    await admission.enter(costing(HALF));
    const third = admission.enter(costing(HALF));
    const fourth = admission.enter(costing(HALF));
    expect(await isDone(third)).toBe(false);
    first.done();
    // Done twice is done once.
    first.done();
    expect(await isDone(third)).toBe(true);
    expect(await isDone(fourth)).toBe(false);
    (await third).done();
    expect(await isDone(fourth)).toBe(true);
  });

  it('never wait where they are cheap', async () => {
    const admission = new Admission();
    await admission.enter(costing(MAX_COST_AT_ONCE));
    expect(await isDone(admission.enter(costing(HALF)))).toBe(false);
    expect(await isDone(admission.enter(costing(CHEAP - 1)))).toBe(true);
  });

  it('read no more together than fits into memory: others wait, but for those that read little', async () => {
    const admission = new Admission();
    const first = await admission.enter(reading(MUCH));
    await admission.enter(reading(MUCH));
    const third = admission.enter(reading(LIGHT));
    expect(await isDone(third)).toBe(false);
    expect(await isDone(admission.enter(reading(LIGHT - 1)))).toBe(true);
    first.done();
    expect(await isDone(third)).toBe(true);
  });

  it('read however much it is where nothing else is read', async () => {
    const admission = new Admission();
    expect(await isDone(admission.enter(reading(3 * MAX_BYTES_AT_ONCE)))).toBe(true);
    expect(await isDone(admission.enter(reading(LIGHT)))).toBe(false);
  });

  it('count by what they have read where that is more than was expected, and then even those that read little wait', async () => {
    const admission = new Admission();
    const first = await admission.enter(reading(0));
    first.read(MAX_BYTES_AT_ONCE);
    const heavy = admission.enter(reading(LIGHT));
    expect(await isDone(heavy)).toBe(false);
    expect(await isDone(admission.enter(reading(0)))).toBe(true);
    first.read(MAX_BYTES_AT_ONCE + 1);
    const light = admission.enter(reading(0));
    expect(await isDone(light)).toBe(false);
    first.done();
    // What is read when it is done, nobody holds any more.
    first.read(MAX_BYTES_AT_ONCE);
    expect(await isDone(light)).toBe(true);
    expect(await isDone(heavy)).toBe(true);
  });

  it('leave their place in the queue with whoever asked', async () => {
    const admission = new Admission();
    const first = await admission.enter(costing(MAX_COST_AT_ONCE));
    const { entrant, leave } = leaving(HALF);
    const left = admission.enter(entrant);
    const next = admission.enter(costing(HALF));
    leave();
    await expect(left).rejects.toThrow('left');
    first.done();
    expect(await isDone(next)).toBe(true);
  });

  it('leave room for others though they end just when their turn comes', async () => {
    const admission = new Admission();
    const first = await admission.enter(costing(MAX_COST_AT_ONCE));
    const { entrant, leave } = leaving(MAX_COST_AT_ONCE);
    const left = admission.enter(entrant);
    leave();
    first.done();
    await expect(left).rejects.toThrow('left');
    expect(await isDone(admission.enter(costing(MAX_COST_AT_ONCE)))).toBe(true);
  });

  it('are refused where too many wait', async () => {
    const admission = new Admission();
    await admission.enter(costing(MAX_COST_AT_ONCE));
    for (let n = 0; n < MOST_WAITING; n += 1) void admission.enter(costing(HALF));
    await expect(admission.enter(costing(HALF))).rejects.toMatchObject({ extensions: { code: 'OVERLOADED' } });
  });
});

describe('an operation', () => {
  const operationOf = (query: string) => new Operation(parse(query), schema);

  it('is expected to read little, or much where it asks for texts, until it has been seen', () => {
    expect(operationOf('{ articles { nodes { headline } } }').reading.bytes).toBeLessThan(LIGHT);
    for (const field of ['body', 'page { text }', 'metrics { span { text } }'])
      expect(operationOf(`{ articles { nodes { ${field} } } }`).reading.bytes).toBeGreaterThanOrEqual(LIGHT);
  });

  it('is expected to read what it read, which is forgotten as it reads less', () => {
    const operation = operationOf('{ articles { nodes { headline } } }');
    operation.reading.note(10 * LIGHT);
    expect(operation.reading.bytes).toBe(10 * LIGHT);
    operation.reading.note(LIGHT);
    expect(operation.reading.bytes).toBeLessThan(10 * LIGHT);
    expect(operation.reading.bytes).toBeGreaterThan(LIGHT);
    for (let times = 0; times < 100; times += 1) operation.reading.note(1_000);
    expect(operation.reading.bytes).toBe(1_000);
  });

  it('is counted by what its request reads, and learns of it when it is done', async () => {
    const admission = new Admission();
    const operation = operationOf('{ articles { nodes { headline } } }');
    let read = (_: number): void => undefined;
    const state = {
      ended: NEVER,
      bytesRead: MAX_BYTES_AT_ONCE,
      watchReading: (watch: typeof read) => {
        read = watch;
      },
    };
    const done = await turnOf(admission, operation.reading, 0, state);
    read(MAX_BYTES_AT_ONCE);
    const other = admission.enter(reading(LIGHT));
    expect(await isDone(other)).toBe(false);
    done();
    expect(await isDone(other)).toBe(true);
    expect(operation.reading.bytes).toBe(MAX_BYTES_AT_ONCE);
  });
});
