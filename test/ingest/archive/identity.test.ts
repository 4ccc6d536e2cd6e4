import { describe, expect, it } from 'vitest';
import {
  explainMisreading,
  fitOf,
  identityConfidence,
  type PersonMention,
} from '../../../src/ingest/archive/identity.js';
import { addMention, newPerson } from '../../../src/ingest/archive/person-records.js';
import type { PersonRecord } from '../../../src/ingest/archive/records.js';

let articles = 0;

/** Somebody in an article of the 沁园日报, unless said otherwise. */
function seen(name: string, titles: string[] = [], more: Partial<PersonMention> = {}): PersonMention {
  return {
    articleId: `art_${articles++}`,
    pageId: 'pg_1',
    name,
    isOfficial: titles.length > 0,
    titles,
    date: '2021-06-04',
    newspaper: '沁园日报',
    region: '410800',
    ...more,
  };
}

function known(...mentions: PersonMention[]): PersonRecord {
  const name = mentions[0]?.name ?? '';
  return mentions.reduce((person, mention) => addMention(person, mention, null), newPerson('per_1', name));
}

const fits = (person: PersonRecord, mention: PersonMention, onSamePage = false) =>
  fitOf(person, mention, onSamePage) !== null;

const farAway = { newspaper: '云岭日报', region: '530100' };
const described = { isOfficial: false };

describe('how sure it is who somebody is', () => {
  const sureness = (person: PersonRecord, mention: PersonMention, onSamePage = false) =>
    identityConfidence(fitOf(person, mention, onSamePage) ?? Number.NaN);

  it('rises from a bare name to the same office, and the nearer the surer', () => {
    const secretary = known(seen('柳青禾', ['市委书记']));
    const bare = sureness(secretary, seen('柳青禾'));
    const unknownPaper = sureness(secretary, seen('柳青禾', [], { newspaper: null, region: null }));
    expect(sureness(secretary, seen('柳青禾', ['市委书记']))).toBeGreaterThan(bare);
    expect(sureness(secretary, seen('柳青禾'), true)).toBeGreaterThan(bare);
    expect(bare).toBeGreaterThan(unknownPaper);
  });

  it('is a chance for every fit, and never falls as the fit grows in likeness or nearness', () => {
    const chances = [0, 1, 2, 3].map((likeness) => [0, 1, 2, 3].map((near) => identityConfidence(likeness * 4 + near)));
    for (const [likeness, row] of chances.entries())
      for (const [near, chance] of row.entries()) {
        expect(chance).toBeGreaterThan(0);
        expect(chance).toBeLessThan(1);
        expect(chance).toBeGreaterThanOrEqual(row[near - 1] ?? 0);
        expect(chance).toBeGreaterThanOrEqual(chances[likeness - 1]?.[near] ?? 0);
      }
  });
});

describe('two who bear one name and hold an office', () => {
  it.each([
    ['市委书记', '市委书记'],
    ['市委书记', '焦作市委书记'],
    ['市委书记', '市人大常委会主任'],
    ['市委副书记、市长', '市委书记'],
    ['市领导', '市委常委、宣传部长'],
    ['区领导', '新区（经开区）党工委书记、管委会主任'],
    ['新区党工委书记', '新区（经开区）党工委书记、管委会主任'],
    ['副市长', '市公安局局长'],
    ['沁河制药有限公司董事长', '沁河制药有限公司总经理'],
    ['校长', '河南理工大学校长'],
  ])('are one as %s and %s of one newspaper', (held, printed) => {
    expect(fits(known(seen('柳青禾', [held])), seen('柳青禾', [printed]))).toBe(true);
    expect(fits(known(seen('柳青禾', [printed])), seen('柳青禾', [held]))).toBe(true);
  });

  it.each([
    ['市委书记', '马村区委书记'],
    ['马村区区长', '解放区区长'],
    ['省住建厅副厅长', '副市长'],
    ['副市长', '苏家作乡党委书记'],
    ['市委书记', '沁河制药有限公司董事长'],
    ['沁河制药有限公司董事长', '太行纺织有限公司董事长'],
    ['河南理工大学校长', '市人民医院院长'],
    ['大中里村党支部书记', '市委书记'],
    ['总书记', '市委书记'],
  ])('are two as %s and %s', (held, printed) => {
    expect(fits(known(seen('柳青禾', [held])), seen('柳青禾', [printed]))).toBe(false);
    expect(fits(known(seen('柳青禾', [printed])), seen('柳青禾', [held]))).toBe(false);
  });

  it('are two as secretaries of two cities, though either paper only prints 市委书记', () => {
    expect(fits(known(seen('柳青禾', ['市委书记'])), seen('柳青禾', ['市委书记'], farAway))).toBe(false);
  });

  it('are one where papers of two cities print the same full office', () => {
    expect(fits(known(seen('柳青禾', ['焦作市委书记'])), seen('柳青禾', ['焦作市委书记'], farAway))).toBe(true);
    expect(fits(known(seen('柳青禾', ['国家主席'])), seen('柳青禾', ['国家主席'], farAway))).toBe(true);
  });
});

describe('somebody named without an office', () => {
  it('is the official of that name in the same newspaper or city', () => {
    const secretary = known(seen('柳青禾', ['市委书记']));
    expect(fits(secretary, seen('柳青禾'))).toBe(true);
    expect(fits(secretary, seen('柳青禾', [], { newspaper: '另一家报', region: '410800' }))).toBe(true);
  });

  it('is somebody else in a paper of another city', () => {
    expect(fits(known(seen('柳青禾', ['市委书记'])), seen('柳青禾', [], farAway))).toBe(false);
  });

  it('is a leader of the country wherever the name is printed', () => {
    expect(fits(known(seen('柳青禾', ['国家主席'])), seen('柳青禾', [], farAway))).toBe(true);
  });

  it('is the one known person of the name where nothing is known of the pages', () => {
    const nowhere = { newspaper: null, region: null, date: null };
    expect(fits(known(seen('柳青禾', ['市委书记'], nowhere)), seen('柳青禾', [], nowhere))).toBe(true);
  });

  it('fits best who is named on the same page', () => {
    const mention = seen('柳青禾');
    const secretary = known(seen('柳青禾', ['市委书记']));
    expect(fitOf(secretary, mention, true)).toBeGreaterThan(fitOf(secretary, mention, false) ?? Infinity);
  });
});

describe('a villager', () => {
  const villager = seen('柳青禾', ['大中里村村民'], described);

  it('is not the secretary of that name, not even on the same page', () => {
    const secretary = known(seen('柳青禾', ['市委书记']));
    expect(fits(secretary, villager)).toBe(false);
    expect(fits(secretary, villager, true)).toBe(false);
    expect(fits(known(villager), seen('柳青禾', ['市委书记']))).toBe(false);
  });

  it('is the villager of that name', () => {
    expect(fits(known(villager), seen('柳青禾', ['村民'], described))).toBe(true);
    expect(fits(known(villager), seen('柳青禾'))).toBe(true);
  });

  it('is not the villager of that name in another village', () => {
    expect(fits(known(villager), seen('柳青禾', ['南庄村村民'], described))).toBe(false);
  });
});

describe('a name that differs in one character that looks alike', () => {
  const minister = known(seen('宫云舟', ['市委常委、宣传部长']));

  it('is a misreading where it holds the very same office, and the reason is kept', () => {
    expect(explainMisreading(minister, seen('官云舟', ['市委常委、宣传部长']))).toBe(
      '官 and 宫 look alike, and both 官云舟 and 宫云舟 are printed as 市委常委、宣传部长',
    );
  });

  it.each([
    ['holds another office', seen('官云舟', ['市委常委、组织部长'])],
    ['holds no office', seen('官云舟')],
    ['stands in a paper of another city', seen('官云舟', ['市委常委、宣传部长'], farAway)],
    ['held the office ten years before', seen('官云舟', ['市委常委、宣传部长'], { date: '2011-06-04' })],
    ['looks unlike', seen('李云舟', ['市委常委、宣传部长'])],
    ['differs in two characters', seen('官云丹', ['市委常委、宣传部长'])],
  ])('is another person where it %s', (_, mention) => {
    expect(explainMisreading(minister, mention)).toBeNull();
  });

  it.each(['区领导', '副市长', '市人大代表', '市政协副主席'])('is another person where many are %s', (title) => {
    expect(explainMisreading(known(seen('宫云舟', [title])), seen('官云舟', [title]))).toBeNull();
  });
});

describe('what is known of a person', () => {
  it('counts the articles and says from when to when an office was held', () => {
    const person = known(
      seen('柳青禾', ['副市长'], { date: '2020-05-01' }),
      seen('柳青禾', ['市长'], { date: '2022-03-01' }),
      seen('柳青禾', ['副市长'], { date: '2019-02-01' }),
      seen('柳青禾', ['市长'], { date: null }),
      seen('柳青禾'),
    );
    expect(person).toMatchObject({
      isOfficial: true,
      articleCount: 5,
      offices: [
        { title: '副市长', firstSeen: '2019-02-01', lastSeen: '2020-05-01', articleCount: 2 },
        { title: '市长', firstSeen: '2022-03-01', lastSeen: '2022-03-01', articleCount: 2 },
      ],
    });
  });

  it('has the form that most articles print as its name, the others as spellings with their reason', () => {
    const misread = addMention(newPerson('per_1', '官云舟'), seen('官云舟'), null);
    const twice = addMention(misread, seen('宫云舟'), 'why');
    const person = addMention(twice, seen('宫云舟'), null);
    expect(person).toMatchObject({
      name: '宫云舟',
      pinyin: 'gong yunzhou',
      spellings: ['宫云舟', '官云舟'],
      forms: [
        { name: '宫云舟', articleCount: 2, because: null },
        { name: '官云舟', articleCount: 1, because: 'why' },
      ],
    });
  });

  it.each([
    ['单小林', 'shan xiaolin'],
    ['欧阳明月', 'ouyang mingyue'],
    ['吕绿', 'lv lv'],
    ['卡米拉·买买提', 'kamila maimaiti'],
    ['John Smith', 'john smith'],
  ])('spells %s as %s', (name, pinyin) => {
    expect(newPerson('per_1', name).pinyin).toBe(pinyin);
  });
});
