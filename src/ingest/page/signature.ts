/** The line by which a story is signed. */
import { isNameShaped } from '../lexicon/surnames.js';

export interface Signature {
  /** "常桂枝" */
  readonly name: string;
  /** What stands before the name, blanks removed: "市文联副主席"; empty if nothing does. */
  readonly title: string;
}

/** Words that a writer's post or calling ends with. */
const POST =
  /(?:书记|局长|主任|主席|部长|科长|处长|县长|区长|市长|乡长|镇长|所长|院长|校长|行长|站长|队长|会长|馆长|园长|社长|经理|总监|董事长|调研员|专员|巡视员|委员|代表|干部|干事|科员|职员|主播|员|长|师|授|生|工|者|家|人|士|民|医|护)$/u;

/** Who signed a story, read from its line; null if the line signs nothing. */
export function authorOf(line: string): Signature | null {
  const text = line.trim().replace(/^[□■◎●○▲△◆◇★☆※◇\-—]+\s*/u, '');
  const phrases = text.split(/\s+/u);
  // A name of two characters is set wide, to the measure of three: "张 三".
  const spaced = phrases.length >= 2 && phrases.slice(-2).every((phrase) => phrase.length === 1);
  const name = spaced ? phrases.slice(-2).join('') : (phrases.at(-1) ?? '');
  const title = phrases.slice(0, spaced ? -2 : -1).join('');
  if (!isNameShaped(name)) return null;
  if (title === '') return phrases.length === 1 || spaced ? { name, title } : null;
  return POST.test(title) ? { name, title } : null;
}
