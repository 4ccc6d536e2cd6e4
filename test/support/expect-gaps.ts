/** What DocumentDB is known to do otherwise must go wrong there, and in the way that is told: else the list is not true. */
import { beforeEach, inject, type RunnerTestCase, type RunnerTestSuite } from 'vitest';
import { DOCUMENTDB_GAPS } from './documentdb-gaps.js';

declare module 'vitest' {
  interface TaskMeta {
    /** Why the test is expected to fail. */
    gap?: string;
  }
}

const gaps = inject('server')?.isDocumentDb ? DOCUMENTDB_GAPS : [];

beforeEach(({ task, onTestFailed }) => {
  const name = nameOf(task);
  const gap = gaps.find(({ tests }) => tests.includes(name));
  if (gap === undefined) return;
  const expectFailure = (fails: boolean) => Object.assign(task, { fails });
  expectFailure(true);
  task.meta.gap = gap.reason;
  onTestFailed(() => {
    expectFailure(task.result?.errors?.every(({ message }) => gap.failure.test(message)) ?? false);
  });
});

/** "store/order.test.ts: sorting by several fields". */
function nameOf(task: RunnerTestCase): string {
  const names: string[] = [];
  for (let each: RunnerTestCase | RunnerTestSuite | undefined = task; each; each = each.suite) names.unshift(each.name);
  return `${task.file.name.replace('test/', '')}: ${names.join(' ')}`;
}
