/** What decided a name: the groups of features that spoke for it most. */
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Hint, LabelledName } from './decoder.js';
import { featuresOf, GROUPS, TEMPLATES } from './features.js';
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
  const { hashes } = featuresOf(segment(text, lexicon.vocabulary), lexicon, weights.gate);
  return names.map((name) => {
    const spoken = GROUPS.map((group, i): [string, number] => [group.name, givenBy(i, name, hashes, weights)]);
    for (const { start, end, weight } of hints)
      if (start === name.start && end === name.end) spoken.push(['known from elsewhere', weight]);
    return spoken
      .sort(([, a], [, b]) => b - a)
      .slice(0, SHOWN)
      .map(([group, value]) => `${group} ${value < 0 ? '' : '+'}${value.toFixed(1)}`)
      .join(', ');
  });
}

/** What a group of features gives a name. */
function givenBy(group: number, name: LabelledName, hashes: Int32Array, weights: Weights): number {
  const first = GROUPS.slice(0, group).reduce((sum, { size }) => sum + size, 0);
  const size = GROUPS[group]?.size ?? 0;
  let sum = 0;
  for (let i = name.start; i < name.end; i++)
    for (let k = i * TEMPLATES + first; k < i * TEMPLATES + first + size; k++) {
      const hash = hashes[k];
      if (hash !== undefined && hash !== 0) sum += weights.weightOf(hash, labelIn(name, i));
    }
  return sum / weights.head.scale;
}
