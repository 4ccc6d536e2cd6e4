/** Names in annotated sentences: each with how sure the program is of it, and whether it is one. */
import { type Calibration, shippedCalibration } from '../../src/ingest/confidence/calibration.js';
import { parsePage } from '../../src/ingest/parse.js';
import { readSentences } from '../../src/learn/corpora.js';
import type { Span } from '../../src/store/documents.js';
import { NOTHING_GIVEN } from '../support.js';
import type { JudgedFact } from './judged.js';
import { countedForms, marked, type NamedKind, pagesOf, textOf } from './names.js';

/** All names that are found in a file's sentences, ten sentences a page. */
export function judgedNames(file: string, calibration: Calibration = shippedCalibration()): JudgedFact[] {
  return pagesOf(readSentences(file)).flatMap((page) => {
    const text = textOf(page);
    const { articles } = parsePage({ ...NOTHING_GIVEN, name: file, text }, undefined, {
      calibration,
    });
    const judge = (kind: JudgedFact['kind'], label: NamedKind, facts: readonly Named[]): JudgedFact[] => {
      const want = countedForms(page.flatMap((sentence) => marked(sentence, label)));
      return facts.flatMap(({ spans, confidence }) => {
        const forms = countedForms(spans.map(({ start, end }) => text.slice(start, end)));
        const isRight = [...forms].some((form) => want.has(form));
        return forms.size === 0 ? [] : [{ kind, confidence, rule: null, isRight }];
      });
    };
    return [
      ...judge(
        'person',
        'PERSON',
        articles.flatMap(({ people }) => people),
      ),
      ...judge(
        'location',
        'PLACE',
        articles.flatMap(({ locations }) => locations),
      ),
      ...judge(
        'organization',
        'ORGANIZATION',
        articles.flatMap(({ organizations }) => organizations),
      ),
    ];
  });
}

interface Named {
  readonly confidence: number;
  readonly spans: readonly Span[];
}
