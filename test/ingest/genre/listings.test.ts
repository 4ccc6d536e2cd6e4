/** Tables, lists and notices: prices, results, weather, public notices, advertisements; and verse, read line by line too. */
import { describe, expect, test } from 'vitest';
import { genreIn, type Sketch } from './sketch.js';

const PRICES: Sketch[] = [
  {
    headline: '今日菜价',
    body: '品名\t批发价\t零售价\n白菜\t0.80\t1.20\n茄子\t2.10\t2.80\n青椒\t3.00\t3.90\n单位：元/公斤',
  },
  { headline: '外汇牌价', body: '货币  买入价  卖出价\n美元  682.31  685.20\n欧元  751.02  756.93\n日元  6.12  6.18' },
  { headline: '城东市场价格行情', body: '五花肉24元/斤\n鸡蛋4.8元/斤\n草鱼8.5元/斤\n豆腐3元/斤' },
  { rubric: '粮油行情', body: '小麦 2.42 持平\n玉米 2.31 +0.02\n大豆 4.90 -0.05\n早籼稻 2.60 持平' },
  { headline: '昨日主要蔬菜价格', body: '土豆1.5元/斤，芹菜2元/斤，韭菜2.5元/斤，生姜6元/斤，大蒜4.2元/斤。' },
];

const RESULTS: Sketch[] = [
  { headline: '县中学生篮球赛昨日赛果', body: '一中  68:54  三中\n二中  71:70  职高\n实验中学  60:45  五中' },
  {
    headline: '男子组积分榜',
    body: '名次\t队名\t胜\t平\t负\t积分\n1\t青峰\t9\t2\t1\t29\n2\t长汀\t8\t3\t1\t27\n3\t云岭\t7\t2\t3\t23',
  },
  { headline: '女子100米决赛成绩', body: '1. 阚小雨 12秒03\n2. 谌月 12秒21\n3. 佘蓓蓓 12秒40' },
  { body: '甲级联赛第9轮\n海浪队 3:1 雪松队\n奔马队 0:0 红岩队\n钢铁队 2:4 渔港队' },
  { headline: '福利彩票开奖公告', body: '第2019066期\n红球：03 08 11 19 27 32\n蓝球：05\n下期奖池：1203万元' },
];

const WEATHER: Sketch[] = [
  { headline: '天气预报', body: '今天白天到夜间：多云转小雨，偏东风3～4级，最高气温18℃，最低气温11℃。' },
  { rubric: '天气', body: '今夜到明天晴转多云，西北风4级，气温零下3℃到6℃。后天阴有小雪。' },
  { body: '明天白天晴间多云，南风二三级，最高气温29℃。\n\n明天夜间阴有阵雨，北风3~4级，最低气温19℃。' },
  { headline: '主要城市天气', body: '广陵  晴  12~21℃\n云川  阵雨  15~19℃\n石港  多云  10~18℃\n北屏  阴  3~9℃' },
  {
    headline: '周末雨水来“打卡”',
    body: '本报讯 市气象台预计，今天阴有小雨，气温13℃到17℃；明天中雨转小雨，偏北风4~5级；后天多云，最高气温20℃。',
  },
];

const NOTICES: Sketch[] = [
  {
    headline: '拍卖公告',
    body: '受委托，定于2019年8月20日10时在本公司拍卖厅公开拍卖旧机动车六辆。有意竞买者请交保证金五千元。\n\n联系电话：0597-2200000\n\n衡泰拍卖有限公司',
  },
  { headline: '遗失声明', body: '●苗河镇老秦饭馆遗失营业执照副本，声明作废。\n\n●计长庚遗失身份证，声明作废。' },
  {
    headline: '关于拟任干部的公示',
    body: '根据有关规定，现将拟任人选予以公示，公示期为5个工作日。监督电话：12380。\n\n中共雨台县委组织部',
  },
  { headline: '注销公告', body: '大河农资专业合作社经成员大会决议解散，请债权人自公告之日起45日内向清算组申报债权。' },
  { body: '宁阿七不慎遗失残疾证一本，证号后四位0413，声明作废。' },
  {
    headline: '河东街道封闭施工通告',
    body: '为铺设管线，河东街道自9月1日起封闭施工，过往车辆绕行。特此通告。\n\n雨台县公安局交通警察大队\n\n2017年8月28日',
  },
];

const ADVERTISEMENTS: Sketch[] = [
  { headline: '招聘启事', body: '本厂因业务需要，招车工十名，月薪6000元起，包吃住。电话：13800000000 任经理' },
  { headline: '临江雅苑 盛大开业', body: '临江精装修三居，首付12万起，交通便利，现房拎包入住。咨询热线：0597-2211000' },
  { headline: '旺铺转让', body: '步行街中段餐馆一间，98平方米，设备齐全，价格面议。联系人：邝先生' },
  { rubric: '分类信息', body: '城西仓库出租，1200平方米，有意者致电0597-2233000。' },
  { body: '百年老店“瑞和祥”秋季特惠，羊绒衫限时五折起，欢迎选购。地址：中山路18号 电话：2255000' },
];

const VERSE: Sketch[] = [
  {
    headline: '渡口',
    signed: '茅舒',
    body: '黄昏把船系在柳树上\n我听见水在说话\n说起那些走远的人\n像说起自己的孩子\n\n风来过又走了\n一盏灯亮在对岸\n它不认识我\n却替我照着路',
  },
  { headline: '七律·登望江楼', body: '独上高楼望远洲，长江万里自东流。\n千帆过尽云初散，一雁飞来水更悠。' },
  {
    headline: '浪淘沙·丰收',
    body: '稻浪接天黄，十里飘香。机声阵阵过村庄。老少开颜齐动手，颗粒归仓。\n新屋映朝阳，喜气洋洋。',
  },
  { rubric: '诗苑', headline: '桥', body: '它弯着腰\n背了一百年的脚步\n从不问\n谁要到哪里去' },
  { headline: '山中小住（外一首）', body: '推开窗\n云就进来了\n坐在我的茶杯旁边\n不说话\n我也不说\n我们一起等一场雨' },
];

describe.each([
  { genre: 'PRICES', kind: 'NOTICE', sketches: PRICES },
  { genre: 'RESULTS', kind: 'NOTICE', sketches: RESULTS },
  { genre: 'WEATHER', kind: 'NOTICE', sketches: WEATHER },
  { genre: 'PUBLIC_NOTICE', kind: 'NOTICE', sketches: NOTICES },
  { genre: 'ADVERTISEMENT', kind: 'NOTICE', sketches: ADVERTISEMENTS },
  { genre: 'VERSE', kind: 'FEATURE', sketches: VERSE },
])('$genre', ({ genre, kind, sketches }) => {
  test.each(sketches)('$headline $body', (sketch) => {
    const read = genreIn(sketch);
    expect(read.genre).toBe(genre);
    if (sketch.signed !== undefined) expect(read.kind).toBe('STORY');
    else if (sketch.body.startsWith('本报讯')) expect(read.kind).toBe('NEWS');
    else expect(read.kind).toBe(kind);
  });
});

test('a table keeps a row a paragraph, its cells apart', () => {
  const { paragraphs } = genreIn({
    headline: '今日菜价',
    body: '白菜  0.80  1.20\n茄子  2.10  2.80\n大 葱  3.00  3.90',
  });
  expect(paragraphs.map(({ text }) => text)).toEqual(['白菜\t0.80\t1.20', '茄子\t2.10\t2.80', '大葱\t3.00\t3.90']);
});

test('a table that is neither of prices nor of results is a notice without a genre', () => {
  const read = genreIn({
    headline: '下周停电安排',
    body: '线路\t日期\t时间\n城西线\t6日\t8:00—12:00\n河东线\t7日\t9:00—17:00\n北街线\t8日\t8:00—11:00',
  });
  expect(read).toMatchObject({ genre: null, kind: 'NOTICE' });
  expect(read.paragraphs).toHaveLength(4);
});

test('a poem keeps a line a paragraph', () => {
  const { paragraphs } = genreIn({
    rubric: '诗苑',
    headline: '桥',
    body: '它弯着腰\n背了一百年的脚步\n从不问\n谁要到哪里去',
  });
  expect(paragraphs.map(({ text }) => text)).toEqual(['它弯着腰', '背了一百年的脚步', '从不问', '谁要到哪里去']);
});
