/** Texts with what matched in them. */
import type { RoomResultsQuery } from 'broadsheet-sdk/documents';
import { Fragment } from 'react';

type Edge = RoomResultsQuery['articles']['edges'][number];

interface Stretch {
  readonly text: string;
  readonly isMatch: boolean;
}

interface Snippet {
  /** Where it begins on the page. */
  readonly start: number;
  readonly pieces: readonly Stretch[];
}

/** Stretches of a body at most: the headline stands above them. */
const SHOWN = 2;

/** What of the body answers, as one line each: where the page breaks lines, the text goes on. */
export function snippetsOf({ highlights, node }: Edge): readonly Snippet[] {
  return highlights
    .map(({ span, matches }) => ({
      start: span.start,
      pieces: cutAt(
        span.text,
        matches.map(({ start, end }) => [start - span.start, end - span.start]),
      ),
    }))
    .filter(({ pieces }) => !(node.headline ?? '').includes(pieces.map(({ text }) => text).join('')))
    .slice(0, SHOWN);
}

/** The headline with every occurrence of what matched anywhere in the article. */
export function markedHeadline(headline: string, { highlights }: Edge): readonly Stretch[] {
  const words = new Set(
    highlights.flatMap(({ span, matches }) =>
      matches.map(({ start, end }) => joined(span.text.slice(start - span.start, end - span.start))),
    ),
  );
  const places = [...words].flatMap((word): [number, number][] => {
    const at = word === '' ? -1 : headline.indexOf(word);
    return at < 0 ? [] : [[at, at + word.length]];
  });
  return cutAt(headline, places, (text) => text);
}

export function Marked({ pieces }: { readonly pieces: readonly Stretch[] }) {
  return pieces.map(({ text, isMatch }, place) =>
    isMatch ? <mark key={place}>{text}</mark> : <Fragment key={place}>{text}</Fragment>,
  );
}

function cutAt(
  text: string,
  places: readonly (readonly [number, number])[],
  shown: (text: string) => string = joined,
): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const [start, end] of places.toSorted(([a], [b]) => a - b)) {
    if (start < at) continue;
    stretches.push({ text: shown(text.slice(at, start)), isMatch: false });
    stretches.push({ text: shown(text.slice(start, end)), isMatch: true });
    at = end;
  }
  stretches.push({ text: shown(text.slice(at)), isMatch: false });
  return stretches.filter((stretch) => stretch.text !== '');
}

/** Without the breaks of lines and the blanks that pages are spaced out with; those between Latin words stay. */
function joined(text: string): string {
  return text
    .replace(/\s*\n\s*/gu, '')
    .replace(/(?<=[^\p{Script=Latin}\d])[ \u3000]+|[ \u3000]+(?=[^\p{Script=Latin}\d])/gu, '');
}
