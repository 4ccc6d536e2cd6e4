import type { Reporter, TestModule } from 'vitest/node';

/** Tells at the end which tests failed as they are expected to on the server that was tested. */
export class GapsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const byReason = new Map<string, string[]>();
    for (const module of modules)
      for (const test of module.children.allTests('passed')) {
        const { gap } = test.meta();
        if (gap !== undefined) byReason.set(gap, [...(byReason.get(gap) ?? []), test.fullName]);
      }
    const count = [...byReason.values()].flat().length;
    if (count > 0) console.log(`\n${count} of them fail as they must on this server (documentdb-gaps.ts):`);
    for (const [reason, names] of byReason) console.log(` ${reason}: ${names.map((name) => `\n    ${name}`).join('')}`);
  }
}
