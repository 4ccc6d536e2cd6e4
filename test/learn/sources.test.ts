import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSentenceFiles, readCorpora } from '../../src/learn/sources.js';
import { temporaryFolder } from '../support/folder.js';

const folder = temporaryFolder();

/** A folder with these files. */
function folderOf(name: string, files: Readonly<Record<string, string>>): string {
  mkdirSync(join(folder.path, name));
  for (const [file, content] of Object.entries(files)) folder.write(join(name, file), content);
  return join(folder.path, name);
}

const names = (files: readonly string[]) => files.map((file) => basename(file));

describe('files of sentences', () => {
  it('a folder’s files are read in the order of their names, and only those that hold sentences', () => {
    const path = folderOf('mixed', { 'b.txt': '', 'a.jsonl': '', 'c.bio.gz': '', 'README.md': '', 'd.bmes': '' });
    expect(names(findSentenceFiles([path]).learned)).toEqual(['a.jsonl', 'b.txt', 'c.bio.gz', 'd.bmes']);
  });

  it('files that names are measured on are never learned from', () => {
    const path = folderOf('measured', { 'news-test.bio': '', 'held-out.txt': '', 'news-train.bio': '' });
    const { learned, heldOut } = findSentenceFiles([path, join(path, 'held-out.txt')]);
    expect(names(learned)).toEqual(['news-train.bio']);
    expect(names(heldOut)).toEqual(['held-out.txt', 'news-test.bio', 'held-out.txt']);
  });

  it('a folder’s name keeps no file from being learned from', () => {
    const path = folderOf('test', { 'news.txt': '' });
    expect(names(findSentenceFiles([path]).learned)).toEqual(['news.txt']);
  });

  it('a folder without sentences is refused by its name', () => {
    const path = folderOf('none', { 'README.md': '' });
    expect(() => findSentenceFiles([path])).toThrow(`${path} holds no sentences`);
  });

  it('a path that does not exist is refused by its name', () => {
    const path = join(folder.path, 'nowhere.txt');
    expect(() => findSentenceFiles([path])).toThrow(path);
  });
});

describe('what is learned from', () => {
  it('a sentence that is measured, too, is left out', () => {
    const path = folderOf('overlap', {
      'held-out.txt': '[P:佟敏]到了。\n',
      'news.txt': '[P:佟敏]到了。\n佟敏到了。\n[P:邵敏]到了。\n',
    });
    const [corpus] = readCorpora(findSentenceFiles([path]));
    expect(corpus?.sentences.map(({ text }) => text)).toEqual(['邵敏到了。']);
  });

  it('each file says how many sentences it gave, and under which licence', () => {
    const path = folderOf('licences', {
      'news.txt': '# Written for Broadsheet, MIT licence.\n[P:佟敏]到了。\n',
      'msra-val.bio': '佟 B-PER\n敏 I-PER\n',
      'other.txt': '[P:邵敏]到了。\n',
    });
    expect(readCorpora(findSentenceFiles([path])).map(({ source }) => source)).toEqual([
      expect.stringMatching(/^msra-val\.bio: 1 sentences; SIGHAN 2006 MSRA corpus .* given for research$/u),
      'news.txt: 1 sentences; Written for Broadsheet, MIT licence.',
      'other.txt: 1 sentences; source not stated',
    ]);
  });

  it('records and careers are annotated after other rules than the archive’s', () => {
    const path = folderOf('rules', {
      'a.txt': '水。',
      'b.bio': '水 O',
      'c.bmes': '水 O',
      'd.jsonl': '{"text":"水","label":{}}',
    });
    expect(readCorpora(findSentenceFiles([path])).map(({ isModel }) => isModel)).toEqual([true, true, false, false]);
  });
});
