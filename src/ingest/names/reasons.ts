/** What decided a name: the groups of features that spoke for it most. */
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Hint, LabelledName } from './decoder.js';
import { type Features, featuresOf, GROUPS } from './features.js';
import { labelIn } from './labels.js';
import { segment } from './segmentation.js';
import type { Weights } from './weights.js';

const SHOWN = 2;

/** For each name of a text, as "offices +4.2, characters +1.3": sums of weights, the logarithms of odds. */
export function reasonsFor(
  names: readonly LabelledName[],
  text: string,
  hints: readonly Hint[],
  lexicon: Lexicon,
  weights: Weights,
): string[] {
  if (names.length === 0) return [];
  const words = segment(text, lexicon.vocabulary);
  const seen = GROUPS.map((group): [string, Features] => [
    group.name,
    featuresOf(words, lexicon, weights.gate, { groups: [group] }),
  ]);
  return names.map((name) => {
    const spoken = seen.map(([group, features]): [string, number] => [group, givenBy(features, name, weights)]);
    for (const { start, end, weight } of hints)
      if (start === name.start && end === name.end) spoken.push(['known from elsewhere', weight]);
    return spoken
      .sort(([, a], [, b]) => b - a)
      .slice(0, SHOWN)
      .map(([group, value]) => `${group} ${value < 0 ? '' : '+'}${value.toFixed(1)}`)
      .join(', ');
  });
}

/** What features give a name. */
function givenBy({ hashes, width, counts }: Features, name: LabelledName, weights: Weights): number {
  let sum = 0;
  for (let i = name.start; i < name.end; i++)
    for (let k = i * width; k < i * width + (counts[i] ?? 0); k++)
      sum += weights.table.weightOf(hashes[k] ?? 0, labelIn(name, i));
  return sum / weights.head.scale;
}
