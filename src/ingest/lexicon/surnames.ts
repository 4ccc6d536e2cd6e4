/**
 * Chinese surnames: those in use, most frequent first, after the public name statistics of the Ministry of
 * Public Security (2020) and the Hundred Family Surnames. Rare ones that are everyday words are in `AMBIGUOUS`:
 * they count as a surname only where something else says that a name stands there.
 */

const SINGLE =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤' +
  '常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫' +
  '费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿' +
  '国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由买户藏苍' +
  '仉矫逄晓桓种宓弓牧隗山' +
  '蔚沃竺郗郦雒冒郏笪訾訚阎肇';

/** Compound surnames. */
export const COMPOUND_SURNAMES: readonly string[] = [
  '欧阳',
  '上官',
  '皇甫',
  '令狐',
  '诸葛',
  '司徒',
  '司马',
  '申屠',
  '夏侯',
  '贺兰',
  '完颜',
  '慕容',
  '尉迟',
  '长孙',
  '公孙',
  '宇文',
  '司空',
  '轩辕',
  '东方',
  '独孤',
  '南宫',
  '西门',
  '端木',
  '澹台',
  '濮阳',
  '呼延',
  '闻人',
  '钟离',
  '鲜于',
  '拓跋',
  '百里',
  '东郭',
  '公羊',
  '单于',
  '太史',
  '仲孙',
  '赫连',
  '万俟',
  '第五',
  '纳兰',
  '公冶',
  '宗政',
  '淳于',
  '亓官',
  '子车',
  '颛孙',
  '巫马',
  '乐正',
  '漆雕',
  '壤驷',
];

/**
 * Surnames that far more often are an ordinary word, particle or the beginning of one: 全 all, 向 towards.
 * After a title, in a list of names or in a byline they are surnames all the same.
 */
const AMBIGUOUS_CHARACTERS =
  '全向于时成单应农司方高安常明平国来相南原区位海强来都由公信但利元居干展山路华商阳游车门连项管池满楼练计支修云玉富战平智植种户关党师祖花房边班石金万白文史任江龙余武盛游左曲' +
  '权宣初普容母危印隆哈斯束衣阴幸奉由种官封查海景米况那包关尚甘庄康温毛马牛羊';

export const AMBIGUOUS_SURNAMES: ReadonlySet<string> = new Set(AMBIGUOUS_CHARACTERS);

const COMPOUND: ReadonlySet<string> = new Set(COMPOUND_SURNAMES);

/** What each character may begin, by its code: asked of every character of a page, where sets of strings are slow. */
const BEGINS = new Uint8Array(0x10000);
const A_SURNAME = 1;
const A_COMPOUND = 2;
for (const character of SINGLE) BEGINS[character.charCodeAt(0)] = A_SURNAME;
for (const surname of COMPOUND_SURNAMES) {
  const code = surname.charCodeAt(0);
  BEGINS[code] = (BEGINS[code] ?? 0) | A_COMPOUND;
}

/** Number of characters that the surname at `at` takes: 2, 1, or 0 if none stands there. */
export function surnameLength(text: string, at = 0): 0 | 1 | 2 {
  const begins = at < text.length ? (BEGINS[text.charCodeAt(at)] ?? 0) : 0;
  if (begins === 0) return 0;
  if ((begins & A_COMPOUND) !== 0 && COMPOUND.has(text.slice(at, at + 2))) return 2;
  return (begins & A_SURNAME) !== 0 ? 1 : 0;
}

/** Whether a text has the shape of a full Chinese name: a surname and one or two characters more. */
export function isNameShaped(text: string): boolean {
  const surname = surnameLength(text);
  const given = text.length - surname;
  return surname > 0 && given >= 1 && given <= 2 && /^[\u4e00-\u9fa5]+$/u.test(text);
}
