import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** A document as the formatter of this repository writes it. `file` says what it is. */
export function formatted(file: string, text: string): string {
  const biome = path.resolve('node_modules/.bin/biome');
  return execFileSync(biome, ['format', `--stdin-file-path=${file}`], { input: text, encoding: 'utf8' });
}
