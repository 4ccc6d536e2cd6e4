import { describe, expect, it } from 'vitest';
import { findPeople, type Person } from '../../../../src/ingest/facts/people/people.js';
import { shippedLexicon } from '../../../../src/ingest/lexicon/lexicon.js';
import { marked } from '../../../support/marked.js';
import { countWork } from '../../../support/work.js';

/** The people whom a sentence with marked names speaks of; `contributors` stand in the article's byline. */
function found(sentence: string, ...contributors: string[]): Person[] {
  const { text, names } = marked(sentence);
  return findPeople(text, names, new Set(contributors), shippedLexicon());
}

/** "name: title; title" for who holds an office, "name, calling" for others, "name" where nothing is said of them. */
function people(sentence: string, ...contributors: string[]): string[] {
  return found(sentence, ...contributors).map(({ name, titles, isOfficial }) =>
    titles.length === 0 ? name : `${name}${isOfficial ? ':' : ','} ${titles.join('; ')}`,
  );
}

describe('titles before names', () => {
  it('a title before a name makes an official, with the body that the office belongs to', () => {
    expect(people('昨日，[O:长春市绿园区委][T:书记][P:迟国栋]到车间看望工人。')).toEqual([
      '迟国栋: 长春市绿园区委书记',
    ]);
  });

  it('posts in a row are one title as printed', () => {
    expect(people('会议由[O:市委][T:常委]、[O:组织部][T:部长][P:邵敏]主持。')).toEqual(['邵敏: 市委常委、组织部部长']);
    expect(people('[O:绩溪县委][T:副书记]、[T:县长]兼[O:经开区管委会][T:主任][P:邵敏]致辞。')).toEqual([
      '邵敏: 绩溪县委副书记、县长兼经开区管委会主任',
    ]);
  });

  it('及 joins two posts of one person, and parts those of several', () => {
    expect(people('[O:晨曦银行（中国）有限公司][T:行长]及[T:首席执行官][P:邵敏]致辞。')).toEqual([
      '邵敏: 晨曦银行（中国）有限公司行长及首席执行官',
    ]);
    expect(people('[O:绩溪县委][T:书记]及[T:副书记][P:邵敏]、[P:鲁建成]到场。')).toEqual([
      '邵敏: 副书记',
      '鲁建成: 副书记',
    ]);
  });

  it('brackets inside a title stay', () => {
    expect(people('[L:新区]（[L:开发区]）[T:党工委书记][P:鲁建成]出席签约仪式。')).toEqual([
      '鲁建成: 新区（开发区）党工委书记',
    ]);
  });

  it('a title begins behind a bracket that was opened before it', () => {
    expect(people('（见图，[L:云溪]）[T:镇长][P:鲁建成]介绍了情况。')).toEqual(['鲁建成: 镇长']);
  });

  it('the words between a body and its post belong to the title', () => {
    expect(people('[O:市中医院]改革管理[T:专家][P:鲁敏]到会。')).toEqual(['鲁敏, 市中医院改革管理专家']);
  });

  it('a body that 的 parts from the post is no part of the title', () => {
    expect(people('来自[O:市农科所]的[T:农技员][P:鲁敏]到会。')).toEqual(['鲁敏, 农技员']);
  });

  it('of a list of bodies the title holds only the last', () => {
    expect(people('[O:县水利局]、[O:县林业局][T:局长][P:鲁敏]到场。')).toEqual(['鲁敏: 县林业局局长']);
  });

  it('原 before a title says that the office is a former one', () => {
    expect(people('原[O:县水利局][T:局长][P:柴国庆]接受调查。')).toEqual(['柴国庆: 原县水利局局长']);
  });

  it('words that lead in are no part of the title', () => {
    expect(people('学校邀请了[O:市法院][T:院长][P:佟志刚]作报告。')).toEqual(['佟志刚: 市法院院长']);
  });

  it('a title that ends in 工程师 goes on over what looks like a surname', () => {
    expect(people('[O:项目部][T:总工程师][P:鲁建成]介绍了进度。')).toEqual(['鲁建成: 项目部总工程师']);
  });

  it('a title set wide is read without its blanks', () => {
    expect(people('[O:市水利局]　[T:局 长]　[P:佟志刚]')).toEqual(['佟志刚: 市水利局局长']);
  });

  it('a title ends where another person is named', () => {
    expect(people('[O:县委][T:书记][P:迟国栋] [T:县长][P:邵敏]')).toEqual(['迟国栋: 县委书记', '邵敏: 县长']);
  });

  it('a title between two names without a gap belongs to the second where the first has one', () => {
    expect(people('[T:组长][P:迟国栋][T:副组长][P:邵敏]')).toEqual(['迟国栋: 组长', '邵敏: 副组长']);
  });

  it('a title right behind a name is its own where the next name has one behind it, too', () => {
    expect(people('[P:迟国栋][T:组长][P:邵敏][T:副组长]')).toEqual(['迟国栋: 组长', '邵敏: 副组长']);
  });

  it('an office that the text gives to one person is not that of whom the next line names', () => {
    expect(people('[P:迟国栋]，[T:组长]\n[P:邵敏]，[T:副组长]')).toEqual(['迟国栋: 组长', '邵敏: 副组长']);
    expect(people('[P:迟国栋][T:组长] [P:邵敏][T:副组长]')).toEqual(['迟国栋: 组长', '邵敏: 副组长']);
  });

  it('a calling that is also an address is a title before a name', () => {
    expect(people('[T:医生][P:上官文静]说，多喝水。')).toEqual(['上官文静, 医生']);
  });

  it('of two posts that 和 joins, each name has its own', () => {
    expect(people('[O:县水利局][T:局长][P:柴国庆]和[O:县林业局][T:副局长][P:鲁敏]到场。')).toEqual([
      '柴国庆: 县水利局局长',
      '鲁敏: 县林业局副局长',
    ]);
  });

  it('a calling before a name makes no official', () => {
    expect(people('[L:伏岭镇][T:村民][P:鲁桂兰]高兴地说，路好走了。')).toEqual(['鲁桂兰, 伏岭镇村民']);
  });

  it('a post that no list holds makes an official by its head', () => {
    expect(people('[O:晨曦读书会][T:副会长][P:邵敏]到会。')).toEqual(['邵敏: 晨曦读书会副会长']);
  });
});

describe('shared titles', () => {
  it('a list of names shares the title before it', () => {
    expect(people('[T:区领导][P:佟志刚]、[P:柴玉梅]、[P:欧阳立]出席会议。')).toEqual([
      '佟志刚: 区领导',
      '柴玉梅: 区领导',
      '欧阳立: 区领导',
    ]);
  });

  it('和, 以及 and blanks join names to a list that shares a title', () => {
    expect(people('[T:副市长][P:佟志刚] [P:柴玉梅]以及[P:阿里木江]和[P:欧阳立]参加。')).toEqual([
      '佟志刚: 副市长',
      '柴玉梅: 副市长',
      '阿里木江: 副市长',
      '欧阳立: 副市长',
    ]);
  });

  it('还有 and a colon may stand between a title and those who share it', () => {
    expect(people('出席的[T:市领导]还有：[P:佟志刚]、[P:柴玉梅]。')).toEqual(['佟志刚: 市领导', '柴玉梅: 市领导']);
  });

  it('whoever the next sentence names has no share in the title', () => {
    expect(people('[T:区长][P:佟志刚]到会。[P:柴玉梅]在家包饺子。')).toEqual(['佟志刚: 区长', '柴玉梅']);
  });

  it('whoever the next line names has no share in the title', () => {
    expect(people('[T:区长][P:佟志刚]\n[P:柴玉梅]在家包饺子')).toEqual(['佟志刚: 区长', '柴玉梅']);
    expect(people('水通了 [T:区长][P:佟志刚]\n[P:柴玉梅]\n昨天下雨')).toEqual(['佟志刚: 区长', '柴玉梅']);
  });

  it('a list that is nothing but names shares a title over its lines', () => {
    expect(people('出席的有\n[T:区领导]：[P:佟志刚] [P:柴玉梅]\n[P:欧阳立]、[P:邵敏]\n昨天下雨')).toEqual([
      '佟志刚: 区领导',
      '柴玉梅: 区领导',
      '欧阳立: 区领导',
      '邵敏: 区领导',
    ]);
  });

  it('whoever stands behind the next title has that one', () => {
    expect(people('[T:市长][P:佟志刚]，[T:副市长][P:柴玉梅]、[P:欧阳立]参加。')).toEqual([
      '佟志刚: 市长',
      '柴玉梅: 副市长',
      '欧阳立: 副市长',
    ]);
  });
});

describe('titles behind names', () => {
  it('a verb gives an office to the name before it', () => {
    expect(people('[P:迟国栋]是[O:市林业科学研究所][T:所长]。')).toEqual(['迟国栋: 市林业科学研究所所长']);
    expect(people('[P:迟国栋]当选为[O:绩溪县政协][T:主席]。')).toEqual(['迟国栋: 绩溪县政协主席']);
  });

  it('a notice tells a life before the office', () => {
    expect(
      people(
        '[P:迟国栋]，男，1980年3月生，[L:浙江][L:桐庐]人，在职大学学历，现任[O:县教育局][T:副局长]，拟任[T:局长]。',
      ),
    ).toEqual(['迟国栋: 县教育局副局长']);
    expect(people('[P:麦素芬]，女，[L:梧州]人，1990年8月参加工作，现任[L:藤县][T:副县长]。')).toEqual([
      '麦素芬: 藤县副县长',
    ]);
    // Another's office is not hers, and a life without an office gives none.
    expect(
      people('[P:麦素芬]，女，[L:梧州]人，和[P:邵一鸣]一同获奖，现任[O:市二中][T:校长]的[P:邵一鸣]来了。')[0],
    ).toBe('麦素芬');
    expect(people('[P:麦素芬]，女，[L:梧州]人，1990年8月生。')).toEqual(['麦素芬']);
  });

  it('a notice gives a candidate’s post behind sex and birth, and not the post to come', () => {
    expect(people('[P:迟国栋]，男，汉族，1980年3月生，现任[O:县教育局][T:副局长]，拟任[O:县教育局][T:局长]。')).toEqual(
      ['迟国栋: 县教育局副局长'],
    );
  });

  it('brackets behind a name give its office', () => {
    expect(people('[P:佟志刚]（[O:市法院][T:院长]）作报告。')).toEqual(['佟志刚: 市法院院长']);
  });

  it('commas behind a name enclose its office', () => {
    expect(people('[P:柴玉梅]，[O:县妇联][T:主席]，今年走了三十个村。')).toEqual(['柴玉梅: 县妇联主席']);
  });

  it('an office right behind a name belongs to it', () => {
    expect(people('[P:佟志刚][T:局长]说，水通了。')).toEqual(['佟志刚: 局长']);
  });

  it('an office that begins another clause belongs to nobody before it', () => {
    expect(people('[P:佟志刚]，[T:局长]们都认识他。')).toEqual(['佟志刚']);
  });

  it('a roster’s next office belongs to who stands behind its colon', () => {
    expect(people('[T:主任]：[P:佟志刚]，[T:副主任]：[P:柴玉梅]、[P:鲁敏]')).toEqual([
      '佟志刚: 主任',
      '柴玉梅: 副主任',
      '鲁敏: 副主任',
    ]);
  });

  it('an address behind a name is no title', () => {
    expect(people('[P:佟志刚][T:同志]和[P:鲁桂兰][T:大娘]到了。')).toEqual(['佟志刚', '鲁桂兰']);
  });

  it('a calling that is also an address is a title where a verb or brackets give it', () => {
    expect(people('[P:佟志刚]是[T:教授]。[P:鲁桂兰]（[O:县医院][T:医生]）也来了。')).toEqual([
      '佟志刚, 教授',
      '鲁桂兰, 县医院医生',
    ]);
  });

  it('原 behind a name says that the office is a former one', () => {
    expect(people('[P:佟志刚]，原[O:县水利局][T:局长]，今年七十岁。')).toEqual(['佟志刚: 原县水利局局长']);
  });
});

describe('one person in several places', () => {
  it('whoever had an office in an article keeps it where the article prints the bare name', () => {
    const [official, other] = found('[T:县长][P:柴国庆]到会。[P:柴国庆]强调，要抓紧备耕。');
    expect(official).toMatchObject({ name: '柴国庆', isOfficial: true, titles: ['县长'] });
    expect(official?.ranges).toEqual([
      { start: 2, end: 5 },
      { start: 8, end: 11 },
    ]);
    expect(other).toBeUndefined();
  });

  it('a person has all titles that the article gives, each once', () => {
    expect(people('[T:县长][P:柴国庆]到会。[T:县长][P:柴国庆]说。[O:县委][T:副书记][P:柴国庆]要求。')).toEqual([
      '柴国庆: 县长; 县委副书记',
    ]);
  });

  it('a name set wide and the same name set narrow are one person', () => {
    const [person, other] = found('[P:宁　可]  [P:邵文举]\n[P:宁可]说，路好走了。');
    expect(person).toMatchObject({ name: '宁可', spellings: ['宁可'] });
    expect(person?.ranges).toHaveLength(2);
    expect(other?.name).toBe('邵文举');
  });

  it('a person may have another name, by which the article goes on', () => {
    const [person, other] = found('[P:小桂香]（本名[P:赵秀英]）是村里的歌手。[P:赵秀英]唱了四十年。');
    expect(person).toMatchObject({ name: '小桂香', spellings: ['小桂香', '赵秀英'] });
    expect(person?.ranges).toHaveLength(3);
    expect(other).toBeUndefined();
  });

  it('a person’s other name may stand before the place that says so', () => {
    expect(found('[P:赵秀英]开口了。[P:小桂香]（本名[P:赵秀英]）是村里的歌手。')).toMatchObject([
      { ranges: [{ start: 0 }, { start: 7 }, { start: 13 }] },
    ]);
  });

  it('a person may have several other names', () => {
    expect(
      people('[P:赵秀英]开口了。[P:小桂香]（本名[P:赵秀英]，又名[P:赵小英]）。[P:小赵]（本名[P:赵小英]）唱了。'),
    ).toEqual(['赵秀英']);
  });

  it('an old or a young one of a surname is not said to be whoever has that surname', () => {
    expect(people('[P:滕建国]开口了。[P:老滕]是村里的歌手。')).toEqual(['滕建国', '老滕']);
  });

  it('a name in brackets without 本名 is another person', () => {
    expect(people('[P:小桂香]（[P:赵秀英]供稿）是村里的歌手。')).toEqual(['小桂香', '赵秀英']);
  });

  it('people come in the order of their first mention', () => {
    expect(people('[P:鲁敏]和[P:柴国庆]到场，[P:鲁敏]先走，[P:邵敏]没有来。')).toEqual(['鲁敏', '柴国庆', '邵敏']);
  });

  it('a person is told with what decided the name', () => {
    expect(found('[P:鲁敏]到场。')[0]?.rule).toBe('marked by the test');
  });
});

describe('reporters and photographers', () => {
  it('reporters and photographers are contributors, not people of the story', () => {
    expect(
      people(
        '本报讯（[T:通讯员][P:鲁桂兰]、[P:邵敏]）河冰试开，两艘船参加。本报记者 [P:佟志刚] 摄',
        '鲁桂兰',
        '邵敏',
        '佟志刚',
      ),
    ).toEqual([]);
  });

  it('a reporter who acts in the story is one of its people there', () => {
    const [person] = found('本报讯（[T:记者][P:鲁桂兰]）河冰试开。船工认出了[P:鲁桂兰]，请她喝茶。', '鲁桂兰');
    expect(person?.ranges).toEqual([{ start: 20, end: 23 }]);
  });

  it('a photo’s credit holds for all names in its row', () => {
    expect(people('[P:佟志刚]、[P:柴玉梅] 摄', '佟志刚', '柴玉梅')).toEqual([]);
  });

  it('a reporter of another paper is one of the story’s people', () => {
    expect(people('省报[T:记者][P:鲁桂兰]也来了。')).toEqual(['鲁桂兰, 记者']);
  });
});

describe('names of other things', () => {
  it('places and organizations are no people', () => {
    expect(people('[L:绩溪县]的[O:璟芃机械有限公司]投产。')).toEqual([]);
  });
});

describe('abuse', () => {
  it.each([
    ['nothing', ''],
    ['a title that nobody holds', '[O:市委][T:书记]'],
    ['a name that fills the text', '[P:王小平]'],
    ['names without a gap', '[P:王小平]'.repeat(300)],
    ['titles without a name', '[T:书记]、'.repeat(300)],
    ['titles and names in turn', '[T:书记][P:王小平]'.repeat(300)],
    ['brackets that never close', `${'（（（《“[T:市长]'.repeat(100)}[P:王小平]`],
    ['brackets that were never opened', `${'）'.repeat(100)}[L:北湾）））））][T:市长][P:王小平]`],
    ['lone surrogates', '\ud840[T:书记]\udc00[P:王\ud840]'],
  ])('%s is read, and every person reads back', (_, sentence) => {
    expect.hasAssertions();
    const { text, names } = marked(sentence);
    const read = findPeople(text, names, new Set(), shippedLexicon());
    const people = names.filter(({ kind }) => kind === 'PERSON');
    expect(read.flatMap(({ ranges }) => ranges)).toHaveLength(people.length);
    for (const { ranges, spellings } of read)
      for (const { start, end } of ranges) expect(spellings).toContain(text.slice(start, end));
  });

  /** The characters that reading a text of `count` times a piece takes, for each time. */
  function workOn(piece: string, count: number, ...contributors: string[]): number {
    const { text, names } = marked(piece.repeat(count));
    const read = countWork(() => findPeople(text, names, new Set(contributors), shippedLexicon()));
    expect(read).toBeGreaterThan(0);
    return read / count;
  }

  it.each([
    ['names in a list', '[P:王小平]、'],
    ['names with their other names', '[P:王小平]（本名[P:李敏]）'],
    ['a text between two names', '王小平一路走来，见到'],
  ])('%s are read in time that grows with the text', (_, piece) => {
    expect(workOn(`${piece}[P:王小平]`, 10_000)).toBeLessThan(1.5 * workOn(`${piece}[P:王小平]`, 1000));
  });

  it('names with titles are read in time that grows with the text', () => {
    expect(workOn('[T:书记][P:王小平]。', 5000)).toBeLessThan(1.5 * workOn('[T:书记][P:王小平]。', 500));
  });

  it('a list of names that the byline has, too, is read in time that grows with the text', () => {
    const list = '[P:王小平]\n';
    expect(workOn(list, 1000, '王小平')).toBeLessThan(1.5 * workOn(list, 100, '王小平'));
  });
});
