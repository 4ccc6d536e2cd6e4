import { describe, expect, it } from 'vitest';
import { findPeople } from '../../../../src/ingest/facts/people/people.js';
import type { FactText } from '../../../../src/ingest/parsed.js';

function factText(text: string): FactText {
  return { reading: { text, offsets: Array.from(text, (_, i) => i) }, bodyStart: 0 };
}

/** Who an article names: "name", or "name: title; title" where it gives an office. */
function people(...articles: string[]): string[][] {
  return findPeople(articles.map(factText)).map((found) =>
    found.map(({ name, titles, isOfficial }) => (isOfficial ? `${name}: ${titles.join('; ')}` : name)),
  );
}

describe('offices', () => {
  it('a title printed before a name makes an official, with the body that the office belongs to', () => {
    expect(people('昨日，长春市绿园区委书记迟国栋到车间看望工人。')).toEqual([['迟国栋: 长春市绿园区委书记']]);
  });

  it('posts in a row are one title as printed', () => {
    expect(people('会议由市委常委、组织部部长邵敏主持。')).toEqual([['邵敏: 市委常委、组织部部长']]);
  });

  it('brackets inside a title stay', () => {
    expect(people('新区（开发区）党工委书记鲁建成出席签约仪式。')).toEqual([['鲁建成: 新区（开发区）党工委书记']]);
  });

  it('a list of names shares the title before it', () => {
    expect(people('区领导佟志刚、柴玉梅、欧阳立出席会议。')).toEqual([
      ['佟志刚: 区领导', '柴玉梅: 区领导', '欧阳立: 区领导'],
    ]);
  });

  it('whoever had an office in an article keeps it where the article prints the bare name', () => {
    const [[official] = []] = findPeople([factText('县长柴国庆到会。柴国庆强调，要抓紧备耕。')]);
    expect(official).toMatchObject({ name: '柴国庆', isOfficial: true, titles: ['县长'] });
    expect(official?.spans).toHaveLength(2);
  });

  it('an office said behind the name counts', () => {
    expect(people('迟国栋是市林业科学研究所所长。')).toEqual([['迟国栋: 市林业科学研究所所长']]);
  });

  it('of two posts that 和 joins, each name has its own', () => {
    expect(people('县水利局局长柴国庆和县林业局副局长鲁敏到场。')).toEqual([
      ['柴国庆: 县水利局局长', '鲁敏: 县林业局副局长'],
    ]);
  });

  it('an office before it makes a name of what is a word elsewhere', () => {
    expect(people('副市长秦岭，市政协副主席柴玉梅到会。山外是秦岭，山里有人家。')).toEqual([
      ['秦岭: 副市长', '柴玉梅: 市政协副主席'],
    ]);
  });

  it('a notice gives a candidate’s post behind sex and birth', () => {
    expect(people('迟国栋，男，汉族，1980年3月生，现任县教育局副局长，拟任县教育局局长。')).toEqual([
      ['迟国栋: 县教育局副局长'],
    ]);
  });

  it('a title that ends in 工程师 goes on over what looks like a surname', () => {
    expect(people('项目部总工程师鲁建成介绍了进度。')).toEqual([['鲁建成: 项目部总工程师']]);
  });

  it('words that lead in are no part of the title', () => {
    expect(people('学校邀请了市法院院长佟志刚作报告。')).toEqual([['佟志刚: 市法院院长']]);
  });
});

describe('people without office', () => {
  it('a calling before the name, or a verb of speaking behind it, makes a person', () => {
    expect(people('村民鲁桂兰高兴地说，路好走了。')).toEqual([['鲁桂兰']]);
    expect(people('“水通了。”佟志刚告诉记者。')).toEqual([['佟志刚']]);
  });

  it('whoever one article establishes is found wherever the page prints the name', () => {
    expect(people('村民鲁桂兰说，路好走了。', '合作社给鲁桂兰送来菜苗。')).toEqual([['鲁桂兰'], ['鲁桂兰']]);
  });

  it('an age before the name makes a person, and what describes someone does', () => {
    expect(people('今年52岁的佟志刚在岸边巡查。正在摆摊的鲁桂兰一边招呼客人，一边找零。')).toEqual([
      ['佟志刚', '鲁桂兰'],
    ]);
  });

  it('the column headed 姓名 holds names, whatever they look like', () => {
    expect(people('序号\t姓名\t单位\n1\t成功\t一中\n2\t丹增卓玛\t二中')).toEqual([['成功', '丹增卓玛']]);
  });

  it('a name that a list goes on with needs no surname', () => {
    expect(people('市领导佟志刚、阿里木江、柴玉梅参加。')).toEqual([
      ['佟志刚: 市领导', '阿里木江: 市领导', '柴玉梅: 市领导'],
    ]);
  });

  it('reporters and photographers are contributors, not people of the story', () => {
    expect(people('本报讯（通讯员鲁桂兰）河冰试开，两艘船参加。本报记者 佟志刚 摄')).toEqual([[]]);
  });

  it('compound surnames and transcribed names are names', () => {
    expect(people('医生上官文静说，多喝水。教师阿依古丽·买买提获得表彰。')).toEqual([['上官文静', '阿依古丽·买买提']]);
  });

  it('ordinary words that begin like a surname are no names', () => {
    expect(people('全市干部向先进学习，高度重视安全，常年坚持。')).toEqual([[]]);
  });
});

describe('abuse', () => {
  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t\n'],
    ['digits', '0123456789'.repeat(200)],
    ['a title at the end', '市委书记'],
    ['surnames only', '王李张刘'.repeat(300)],
    ['brackets that never close', '（（（《“市长'.repeat(100)],
    ['lone surrogates', '\ud840书记\udc00王\ud840'],
  ])('%s is read without a fault', (_, text) => {
    const found = findPeople([factText(text)]).flat();
    const misplaced = found.filter(
      ({ name, spans }) => !spans.some(({ start, end }) => text.slice(start, end) === name),
    );
    expect(misplaced).toEqual([]);
  });
});
