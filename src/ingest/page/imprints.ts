/** The imprint at the foot of a page: how the paper is reached, what it costs, who prints it. */
import { CharacterSet } from '../character-set.js';
import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { WordSet } from '../word-set.js';
import type { Line } from './lines.js';

/** An imprint's line is hardly longer, in characters. */
export const IMPRINT_LENGTH = 120;

const imprintOf = perLexicon(({ page, reporting }) => {
  const number = '\\s{0,2}[\\d（(][\\d（）()\\s—–-]{6,}';
  const price = '\\s{0,2}(?:\\d{1,3}(?:\\.\\d{1,2})?元|每[份期月])';
  const imprints = [...page.imprints, ...page.registrations];
  const owned = `${anyOf(page.imprintOwners)}{1,2}${anyOf([...page.contacts, ...imprints])}`;
  const office = `${anyOf(page.imprintOwners)}?${anyOf(page.paperOffices)}${anyOf(page.contacts)}?`;
  return {
    /** What a paper's name ends with, or that of who publishes it. */
    papers: new WordSet(reporting.paperEndings.flatMap((word) => ['', ...reporting.publishers].map((of) => word + of))),
    firsts: new CharacterSet(
      [...imprints, ...page.imprintOwners, ...page.paperOffices, ...page.contacts].map((word) => word[0]).join(''),
    ),
    /** The paper's own: "投稿邮箱：…", "社址：…", "零售每份1元", "总编室 0000—…". */
    own: new RegExp(
      `^(?:${owned}\\s?(?:[：:]|${number})|${anyOf(imprints)}(?:\\p{Script=Han}{0,4}\\s?[：:]|${price})|${office}\\s?[：:]?${number})`,
      'iu',
    ),
    /** What others print too: "邮编：…", "电话：…". */
    contact: new RegExp(`^${anyOf(page.contacts)}\\s?[：:]`, 'iu'),
    /** Readers are asked to call: "某某热线 0000000 欢迎您来电". */
    call: new RegExp(`^\\p{Script=Han}{2,6}${anyOf(page.contacts)}[\\s：:]*[\\d-]{6,}\\s+\\p{Script=Han}{4}`, 'iu'),
  };
});

/** Whether a line belongs to the paper's own imprint by what it opens with. */
export function isImprint(line: string, lexicon: Lexicon): boolean {
  const { firsts, own, contact, papers } = imprintOf(lexicon);
  if (firsts.isAt(line, 0) && own.test(line)) return true;
  // "某某日报社　地址：……　邮编：……".
  const end = line.slice(0, LONGEST_NAME + 1).search(/\s/u);
  if (end <= 0 || !papers.endsAt(line, end)) return false;
  const rest = line.slice(end).trimStart();
  return firsts.isAt(rest, 0) && (contact.test(rest) || own.test(rest));
}

/** A paper's name is hardly longer, in characters. */
const LONGEST_NAME = 12;

/** How many of a page's lines stand above its imprint: lines of it on end at the foot, of which the first is the paper's own. */
export function linesAboveImprint(lines: readonly Line[], lexicon: Lexicon): number {
  const { firsts, contact, call } = imprintOf(lexicon);
  const last = lines.at(-1);
  const isCall = last !== undefined && last.text.length <= CALL_LENGTH && call.test(last.text.normalize('NFKC'));
  let above = isCall ? lines.length - 1 : lines.length;
  for (let i = above - 1; i > 0; i--) {
    const line = lines[i];
    if (line === undefined || line.text.length > IMPRINT_LENGTH || SENTENCES.isIn(line.text)) break;
    if (isImprint(line.text, lexicon)) above = i;
    else if (!line.furniture && !(firsts.isAt(line.text, 0) && contact.test(line.text))) break;
  }
  return above;
}

/** Such a line is hardly longer, in characters. */
const CALL_LENGTH = 40;
const SENTENCES = new CharacterSet('，。；');
