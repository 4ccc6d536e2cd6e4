import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../../src/ingest/lexicon/lexicon.js';
import type { LabelledName } from '../../../src/ingest/names/decoder.js';
import { hintsFor, introducedBehind, type KnownNames, knownNames } from '../../../src/ingest/names/evidence.js';
import { marked } from '../../support/marked.js';

interface Line {
  readonly text: string;
  readonly names: readonly LabelledName[];
}

/** A line whose marked names have so much support each. */
function line(sentence: string, support = 6): Line {
  const { text, names } = marked(sentence);
  return { text, names: names.map((name) => ({ ...name, support })) };
}

function known(...lines: readonly Line[]): KnownNames {
  return knownNames(lines, shippedLexicon());
}

/** "name: KIND" for each name that the lines make sure. */
function sure(...lines: readonly Line[]): string[] {
  return [...known(...lines).names].map(([name, { kind }]) => `${name}: ${kind}`);
}

describe('what a page makes sure', () => {
  it('a name with much support in one place is sure on the page', () => {
    expect(sure(line('[T:村民][P:鲁桂兰]说，[L:伏岭镇]通了水，[O:璟芃公司]供料。'))).toEqual([
      '鲁桂兰: PERSON',
      '伏岭镇: PLACE',
      '璟芃公司: ORGANIZATION',
      '璟芃: ORGANIZATION',
    ]);
  });

  it('a company that is sure is known by what it is called for short, with and without its trade', () => {
    expect(sure(line('[O:绩溪县璟芃机械有限公司]投产。'))).toEqual([
      '绩溪县璟芃机械有限公司: ORGANIZATION',
      '璟芃机械: ORGANIZATION',
      '璟芃: ORGANIZATION',
    ]);
  });

  it('a company is not known by a common word, nor another body by its beginning', () => {
    expect(sure(line('[O:绩溪县农业有限公司]投产，[O:璟芃中学]开学。'))).toEqual([
      '绩溪县农业有限公司: ORGANIZATION',
      '璟芃中学: ORGANIZATION',
    ]);
  });

  it('a short form that the page makes sure to be another thing is that', () => {
    expect(sure(line('[O:璟芃公司]投产，[L:璟芃]下雨。'))).toEqual(['璟芃公司: ORGANIZATION', '璟芃: PLACE']);
  });

  it('what looks like a person of two characters is the company of that name', () => {
    expect(sure(line('[O:璟芃公司]投产，[P:璟芃]签约。'))).toEqual(['璟芃公司: ORGANIZATION', '璟芃: ORGANIZATION']);
  });

  it('a name with little support in one place is not', () => {
    expect(sure(line('[P:鲁桂兰]说。', 2))).toEqual([]);
  });

  it('a name with little support in many places is sure', () => {
    const each = line('[P:鲁桂兰]说。', 2);
    expect(sure(each, each, each)).toEqual(['鲁桂兰: PERSON']);
  });

  it('a name that is found against all odds adds nothing', () => {
    expect(sure(line('[P:鲁桂兰]说。', 6), line('[P:鲁桂兰]说。', -6))).toEqual(['鲁桂兰: PERSON']);
    expect(sure(line('[P:鲁桂兰]说。', -6))).toEqual([]);
  });

  it('a name that is one thing here and another there is sure for neither', () => {
    expect(sure(line('[P:秦岭]到会。', 7), line('山外是[L:秦岭]。', 6))).toEqual([]);
  });

  it('a name that is hardly ever another thing is sure', () => {
    expect(sure(line('[P:秦岭]到会。', 20), line('山外是[L:秦岭]。', 6))).toEqual(['秦岭: PERSON']);
  });

  it('offices and names of one character are never sure', () => {
    expect(sure(line('[T:书记][P:王]到会，[L:京]里来人。', 30))).toEqual([]);
  });
});

describe('short forms that a text introduces', () => {
  it.each(['（以下简称宁大）', '（简称“宁大”）', '(下简称：宁大)', '（以下简称为《宁大》）'])(
    '%s introduces one',
    (behind) => {
      expect(introducedBehind(`宁波大学${behind}开学`, 4)).toBe('宁大');
    },
  );

  it.each(['（宁大）', '，以下简称宁大', '（以下简称', '（以下简称）', '（以下简称“）', '', '（以下简称宁）'])(
    '“%s” introduces none',
    (behind) => {
      expect(introducedBehind(`宁波大学${behind}`, 4)).toBeNull();
    },
  );

  it('an introduced short form is an organization on the whole page', () => {
    expect(sure(line('[O:宁波大学]（以下简称宁大）发布公告。', 1))).toEqual(['宁大: ORGANIZATION']);
  });

  it('what is introduced behind a place or a person is no organization', () => {
    expect(sure(line('[L:栖霞湖]（以下简称西湖）开园。', 1))).toEqual([]);
  });

  it('an introduced short form is an organization, whatever it looks like', () => {
    expect(sure(line('[O:宁波大学]（以下简称宁大）发布公告。'), line('[P:宁大]师生踊跃报名。'))).toContain(
      '宁大: ORGANIZATION',
    );
  });
});

/** What the page says of a line: "KIND name at". */
function hints(sentence: string, page: KnownNames): string[] {
  const { text, names } = line(sentence);
  return hintsFor(text, names, page).map(({ start, end, kind }) => `${kind} ${text.slice(start, end)} ${start}`);
}

describe('what a page says of a line', () => {
  const page = known(line('[P:鲁桂兰]、[L:伏岭]、[L:伏岭镇]、[O:璟芃公司]'));

  it('a line that prints a sure name is told of it, as often as it prints it', () => {
    expect(hints('给鲁桂兰送菜苗，鲁桂兰笑了。', page)).toEqual(['PERSON 鲁桂兰 1', 'PERSON 鲁桂兰 8']);
  });

  it('a name that the line was found to name needs no telling', () => {
    expect(hints('给[P:鲁桂兰]送菜苗。', page)).toEqual([]);
  });

  it('a name that was found as another thing does', () => {
    expect(hints('给[O:鲁桂兰]送菜苗。', page)).toEqual(['PERSON 鲁桂兰 1']);
  });

  it('a part of the name that was found is told to be more', () => {
    expect(hints('给[P:鲁桂]兰送菜苗。', page)).toEqual(['PERSON 鲁桂兰 1']);
  });

  it('a known name inside a longer one that was found is its part', () => {
    expect(hints('[O:伏岭镇卫生院]开诊。', page)).toEqual([]);
  });

  it('of two known names the longer one is printed', () => {
    expect(hints('到伏岭镇去，路过伏岭。', page)).toEqual(['PLACE 伏岭镇 1', 'PLACE 伏岭 8']);
  });

  it('a page that is sure of nothing says nothing', () => {
    expect(hints('给鲁桂兰送菜苗。', known())).toEqual([]);
  });

  it('a longer name tells more than a shorter one', () => {
    const { names } = page;
    const [two, three, four] = ['伏岭', '伏岭镇', '璟芃公司'].map((name) => names.get(name)?.weight ?? 0);
    expect([two, three, four].every((weight) => (weight ?? 0) > 0)).toBe(true);
    expect([two, three, four]).toEqual([two, three, four].sort((a, b) => (a ?? 0) - (b ?? 0)));
  });
});

describe('abuse', () => {
  const page = known(line('[P:王王王]、[L:\ud840村]'));

  it('whatever a line holds, hints stand within it', () => {
    let checked = 0;
    for (const text of ['', '王', '王'.repeat(500), '\ud840村\ud840', '村'.repeat(30)])
      for (const { start, end } of hintsFor(text, [], page)) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        checked++;
      }
    expect(checked).toBe(498 + 1);
  });

  it('a known name at a line’s end is told of where a longer one begins alike', () => {
    const town = known(line('[L:伏岭]、[L:伏岭镇]'));
    expect(hintsFor('今天到伏岭', [], town)).toMatchObject([{ start: 3, end: 5 }]);
  });
});
