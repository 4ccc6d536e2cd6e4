/**
 * Chinese surnames: those in use, most frequent first, after the public name statistics of the Ministry of
 * Public Security (2020) and the Hundred Family Surnames. Many of the rare ones are everyday words too: whether a name
 * stands there, what follows must show.
 */

/** Surnames of one character, most frequent first. */
export const SURNAMES_BY_FREQUENCY =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤' +
  '常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫' +
  '费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿' +
  '国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由买户藏苍' +
  '仉矫逄晓桓种宓弓牧隗山' +
  '蔚沃竺郗郦雒冒郏笪訾訚阎肇' +
  '水昌凤酆傅和萧贝经贲洪诸钮滑荀家羿汲邴糜松蓬仰秋暴钭韶蓟怀从鄂咸籍赖能双莘贡扶堵宰郤璩濮寿通别充习宦鱼慎庾终暨步弘广禄东殳越夔厍融空毋乜养须巢蒯后红益督缑郈有琴归法汝钦佴伯赏墨谯年爱占撒闪侍望庹仓操蹇邳贠员候菅郄妥玄丑随仪拜者才脱把折刑英仁揣铁次蒿粱昂泰税沐郇兀行底崇续宛潭苌忽虎凡可皇回乾拓火黑仵琚靖敦郅逮腾曼戢蔄逢召卯宏延律闰郯竹芳库茆粘睢薜犹柒巨抗奎录祭侴稽依荔绪隽瓮布青秘雪桐';

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

const COMPOUND: ReadonlySet<string> = new Set(COMPOUND_SURNAMES);

/** What each character may begin, by its code: asked of every character of a page, where sets of strings are slow. */
const BEGINS = new Uint8Array(0x10000);
const A_SURNAME = 1;
const A_COMPOUND = 2;
for (const character of SURNAMES_BY_FREQUENCY) BEGINS[character.charCodeAt(0)] = A_SURNAME;
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
