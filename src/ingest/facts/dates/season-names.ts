/** Where a text names meetings and campaigns. */
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { nodeOf, Trie, tagOf } from '../../lexicon/trie.js';

/** What meetings and campaigns are called, as a tree of characters; the names by their nodes. */
const namesOf = perLexicon(({ milestones: { meetings, seasons } }) => {
  const tree = new Trie();
  const byNode = new Map(
    [...meetings, ...seasons].flatMap(({ names }) => names).map((name) => [tree.insert(name), name]),
  );
  tree.seal((node) => (byNode.has(node) ? IS_NAME : 0));
  return { tree, byNode };
});

/** Of nodes: a name ends there. */
const IS_NAME = 1;

/** The names of meetings and campaigns that a text holds, each with where it stands first: all are looked for at once. */
export function firstNamed(text: string, lexicon: Lexicon): ReadonlyMap<string, number> {
  const { tree, byNode } = namesOf(lexicon);
  const found = new Map<string, number>();
  for (let start = 0; start + 1 < text.length; start++) {
    if (!tree.mayBegin(text.charCodeAt(start), text.charCodeAt(start + 1))) continue;
    let entry = tree.begin(text.charCodeAt(start));
    for (let at = start + 1; entry !== 0 && at < text.length; at++) {
      entry = tree.next(entry, text.charCodeAt(at));
      const name = tagOf(entry) === IS_NAME ? byNode.get(nodeOf(entry)) : undefined;
      if (name !== undefined && !found.has(name)) found.set(name, start);
    }
  }
  return found;
}
