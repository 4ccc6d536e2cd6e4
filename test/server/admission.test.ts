import { describe, expect, it } from 'vitest';
import { Admission, CHEAP, MAX_COST_AT_ONCE, MOST_WAITING } from '../../src/server/admission.js';

const NEVER = new Promise<Error>(() => undefined);
const HALF = MAX_COST_AT_ONCE / 2;

/** Whether what is waited for has come by the time all that could have come has. */
async function isDone(promise: Promise<unknown>): Promise<boolean> {
  let done = false;
  void promise.then(() => {
    done = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  return done;
}

describe('operations that are worked on at once', () => {
  it('cost no more together than they may: others wait, in turn', async () => {
    const admission = new Admission();
    const first = await admission.enter(HALF, NEVER);
    await admission.enter(HALF, NEVER);
    const third = admission.enter(HALF, NEVER);
    const fourth = admission.enter(HALF, NEVER);
    expect(await isDone(third)).toBe(false);
    first();
    // Done twice is done once.
    first();
    expect(await isDone(third)).toBe(true);
    expect(await isDone(fourth)).toBe(false);
    (await third)();
    expect(await isDone(fourth)).toBe(true);
  });

  it('never wait where they are cheap', async () => {
    const admission = new Admission();
    await admission.enter(MAX_COST_AT_ONCE, NEVER);
    expect(await isDone(admission.enter(HALF, NEVER))).toBe(false);
    expect(await isDone(admission.enter(CHEAP - 1, NEVER))).toBe(true);
  });

  it('leave their place in the queue with whoever asked', async () => {
    const admission = new Admission();
    const first = await admission.enter(MAX_COST_AT_ONCE, NEVER);
    let leave = (_: Error): void => undefined;
    const left = admission.enter(
      HALF,
      new Promise((resolve) => {
        leave = resolve;
      }),
    );
    const next = admission.enter(HALF, NEVER);
    leave(new Error('left'));
    await expect(left).rejects.toThrow('left');
    first();
    expect(await isDone(next)).toBe(true);
  });

  it('are refused where too many wait', async () => {
    const admission = new Admission();
    await admission.enter(MAX_COST_AT_ONCE, NEVER);
    for (let n = 0; n < MOST_WAITING; n += 1) void admission.enter(HALF, NEVER);
    await expect(admission.enter(HALF, NEVER)).rejects.toMatchObject({ extensions: { code: 'OVERLOADED' } });
  });
});
