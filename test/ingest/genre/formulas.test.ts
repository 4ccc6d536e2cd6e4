/** What opens and closes with a formula: corrections, obituaries, letters, instalments, comments. */
import { expect, test } from 'vitest';
import { genreIn, type Sketch } from './sketch.js';

const CORRECTIONS: Sketch[] = [
  {
    headline: '更正',
    body: '本报3月4日第二版《山村小学的午餐》一文中，“陶岭镇”应为“桃岭镇”。特此更正，并向读者致歉。',
  },
  { body: '【更正】\n\n昨日本报A07版所登照片的作者系卫青棠，误为魏青棠。' },
  { headline: '勘误', body: '6月1日本报“长河”副刊《渡口》一文第三段“七十里”有误，应是“十七里”。' },
  { headline: '更正启事', body: '本刊第12期目录中“乔松年”误植为“桥松年”，谨向作者和读者致歉。' },
  { body: '5月20日本报经济版刊发的《一粒种子的旅程》，文中“亩产980公斤”有误，现更正为“亩产890公斤”。' },
];

test.each(CORRECTIONS)('the newspaper corrects what it printed: $body', (sketch) => {
  expect(genreIn(sketch)).toMatchObject({ genre: 'CORRECTION', kind: 'NOTICE' });
});

const OBITUARIES: Sketch[] = [
  {
    headline: '讣告',
    body: '沧南县农业局离休干部冉伯年同志，因病医治无效，于2018年4月2日8时10分在沧南逝世，享年91岁。\n\n遵照本人遗愿，丧事从简。特此讣告。\n\n冉伯年同志治丧小组\n\n2018年4月3日',
  },
  {
    headline: '沉痛悼念',
    body: '慈母苗秀婉因年老体衰于昨日凌晨辞世，终年八十九岁。兹定于本月六日上午九时在西山殡仪馆举行告别仪式。泣告诸亲友。\n\n子：柏远、柏航',
  },
  {
    headline: '沙河大学原副校长巫承祖逝世',
    body: '本报讯 沙河大学原副校长、教授巫承祖同志因病医治无效，于7月9日在沙河逝世，享年84岁。\n\n巫承祖同志1936年生，遗体告别仪式将于7月13日举行。',
  },
  {
    body: '中国共产党党员、原青溪地区水利局局长满仲达同志因病于2009年11月3日在青溪病逝，享年77岁。满仲达同志遗体于11月5日火化。谨此讣告。',
  },
  {
    headline: '讣 闻',
    body: '先父郁公文渊，痛于公历二〇二〇年正月初八日无疾而终，与世长辞，享寿九十有四。谨择于正月十二日出殡，哀此讣闻。',
  },
];

test.each(OBITUARIES)('a death is announced: $headline', (sketch) => {
  const { genre, kind } = genreIn(sketch);
  expect(genre).toBe('OBITUARY');
  expect(kind).toBe(sketch.body.startsWith('本报讯') ? 'NEWS' : 'NOTICE');
});

const LETTERS: Sketch[] = [
  {
    headline: '路灯何时能亮',
    body: '编辑同志：\n\n我们柳荫巷的六盏路灯坏了三个月，老人晚上出门常摔跤，盼有关部门早日修好。\n\n居民 步长林\n\n编后：记者已将此信转给路灯所。',
  },
  {
    rubric: '读者来信',
    headline: '校门口的早点摊该管管了',
    body: '每天清早，实验小学门前摆满早点摊，学生只能走机动车道。建议另划一块地方。\n\n一位家长',
  },
  {
    rubric: '热线回音',
    headline: '公交站牌已更换',
    body: '读者匡女士反映：城北客运站的站牌被撞倒两周无人管。\n\n市公交公司答复：已于10月8日换上新站牌，谢谢您的监督。',
  },
  {
    headline: '燃气何时开通',
    body: '网友“河边柳”留言：丽景花园入住两年，燃气还没通，请问何时能用上？\n\n区住建局回复：您好，该小区主管道已完工，预计11月底通气。',
  },
  { headline: '一封感谢的信', body: '尊敬的编辑：您好！上月我在车站丢了钱包，是贵报的报道帮我找到了失主。谢谢你们。' },
];

test.each(LETTERS)('a reader writes: $headline', (sketch) => {
  expect(genreIn(sketch)).toMatchObject({ genre: 'LETTER', kind: 'NOTE' });
});

const SERIALS: Sketch[] = [
  {
    headline: '雾港（连载十七）',
    body: '石樵推开舱门，海面上什么也看不见。“他们走了。”老舵手说。\n\n石樵把信塞进怀里，没有答话。',
  },
  {
    rubric: '小说连载',
    headline: '铁匠铺的春天',
    body: '天还没亮，炉火就烧起来了。师傅把一块铁扔进火里，说：“看好了。”\n\n他第一次拉动了风箱。',
  },
  {
    headline: '北岸',
    body: '上期提要：祁五在渡口等了三天，船始终没有来。\n\n第四天夜里，河面上亮起一盏灯。祁五站起来，鞋里灌满了水。',
  },
  {
    headline: '骡马店',
    body: '老掌柜把账本合上，叹了口气。院里那匹青骡忽然叫了起来。\n\n“有人来了。”伙计说。\n\n（未完待续）',
  },
  {
    headline: '第八章 夜渡',
    signed: '邰越川',
    body: '船到江心，月亮出来了。艄公压低了声音：“别说话。”\n\n我攥紧了那只包袱。',
  },
];

test.each(SERIALS)('a book is printed in parts: $headline', (sketch) => {
  expect(genreIn(sketch)).toMatchObject({ genre: 'SERIAL', kind: 'STORY' });
});

const COMMENTS: Sketch[] = [
  {
    rubric: '时评',
    headline: '别让便民亭成了“摆设亭”',
    body: '便民亭建起来不难，难的是天天有人管。亭子锁着，群众办事照样要跑远路。\n\n便民之举，贵在一个“便”字。',
  },
  {
    headline: '把实事办实',
    body: '本报评论员\n\n办实事，要看群众得了什么。台账再厚，不如门前的路平一寸。\n\n少一点花架子，多一点烟火气。',
  },
  {
    headline: '社论：让法治成为城市的底色',
    body: '法治是一座城市最可靠的秩序。没有规则，就没有信任。\n\n新的一年，我们期待更多人把规则放在心上。',
  },
  {
    rubric: '街谈巷议',
    headline: '井盖何必“贴金”',
    body: '一只井盖花了上千元，据说是为了好看。好看固然重要，可雨天积水依旧，行人作何感想？',
  },
  {
    headline: '从一张罚单说起',
    kicker: '今日快评',
    body: '罚单开出去，是终点还是起点？管理者若只盯着数字，问题就会换个地方再来。治理需要耐心。',
  },
];

test.each(COMMENTS)('the newspaper holds an opinion: $headline', (sketch) => {
  expect(genreIn(sketch)).toMatchObject({ genre: 'COMMENTARY', kind: 'FEATURE' });
});

test('questions and answers of the newspaper are an interview, those of its readers letters', () => {
  const body = '问：今年的补贴怎样申领？\n\n答：到镇里填一张表即可。\n\n问：几时到账？\n\n答：一个月以内。';
  expect(genreIn({ headline: '农机补贴怎么领', kind: 'INTERVIEW', body })).toMatchObject({
    genre: 'INTERVIEW',
    kind: 'INTERVIEW',
  });
  expect(genreIn({ rubric: '答读者问', headline: '农机补贴怎么领', kind: 'INTERVIEW', body })).toMatchObject({
    genre: 'LETTER',
    kind: 'NOTE',
  });
});

test('what is no text of its own has no genre', () => {
  expect(genreIn({ kind: 'PHOTO', body: '图为昨日清晨的雾江大桥。' }).genre).toBeNull();
  expect(genreIn({ kind: 'JUMP', body: '（上接第一版）他们沿江走了三天，逐户登记。' }).genre).toBeNull();
  expect(genreIn({ kind: 'NOTE', body: '编者按：今天起本报推出专栏，讲述身边的手艺人。' }).genre).toBeNull();
});
