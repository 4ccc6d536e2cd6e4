/** A folder of its own for each test file, gone when its tests are done. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export interface Folder {
  readonly path: string;
  /** Writes a file and says where it lies. */
  write(name: string, content: string | Buffer): string;
}

export function temporaryFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    write: (name, content) => {
      const file = join(path, name);
      writeFileSync(file, content);
      return file;
    },
  };
}
