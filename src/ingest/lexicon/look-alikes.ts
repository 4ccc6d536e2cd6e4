/**
 * Characters that recognition takes for one another in names: groups that differ by a stroke or a component, so
 * that each member may have been printed where another is read.
 *
 * Source: made for this lexicon by comparing the shapes of the characters that occur in personal names (the 500
 * most frequent given-name characters and the surnames of `surnames.ts`), keeping the pairs that share all but one
 * component or differ in one or two strokes (己/已/巳); sounds play no part, since recognition does not hear.
 */
const GROUPS =
  '宫官宦宣宜 己已巳 日曰 末未 土士 天夫 千干于 人入八 大太犬 王玉壬主 田由甲申 贝见 鸟乌 刀力 土工 目且 石右 ' +
  '午牛 木术 今令 卯卵 戊戌戍 折析拆 坐座 茶荼 柱桂 杜社 肖尚 尹伊 余佘 佳住往 任仕 伟传 侠陕 俊峻骏竣浚 ' +
  '杨扬 场扬 汤扬 晓晚 晖辉挥 明朋 明朗 昌晶 晨震 晴睛 晰淅 智哲 景影 旭旮 春舂 昊吴昃 旺汪 ' +
  '林彬 林森 枫桐 柏伯 楠南 栋拣 梅海 桢祯 桦华 棋琪旗 椿春 楼搂 榕溶 ' +
  '江汪 汉汊 沈沉 沙抄 洁浩 浩洁 洪供 涛清 润涧 淑椒 清晴 清青 渊洲 源原 潘播 泽择 波坡 治冶 洋详 海梅 淼焱 ' +
  '玲铃 玲伶 珍诊 珠株 琳淋 琴瑟 琼京 瑞端 璐露 瑶遥 瑾谨 莹萤 玮伟 珊姗 珂坷 玫玟 珺郡 ' +
  '英莫 芳芬 芬芳 芸云 花化 茂芪 荣荥 莉利 莲连 菊匊 萍平 蓉容 蕾雷 薇微 兰蓝 蓝篮 芝艺 苗笛 范泛 蒋将 葛曷 蔡祭 萧肃 ' +
  '丽两 凤风 刚钢 剑刽 勇男 勤勒 卫工 厚原 双友 发友 吉古 君群 启后 周同 咏泳 哲晢 喜嘉 国园 圆园 培陪 ' +
  '增曾 壮状 备各 夏复 奇寄 好妤 妍研 妮泥 娜哪 娟捐 娇骄 媛缓 嫒媛 子了 孔扎 孝考 孟盂 季李 学字 ' +
  '宁守 宇字 安女 宏宠 宝玉 宗宋 宗崇 家冢 容客 小少 尧晓 少小 岩若 峰锋烽 崔催 川州 ' +
  '巧功 帅师 帆帜 平乎 年午 广厂 庆床 康庚 建健 彤彩 彦产 徐除 德得 志忐 忠患 思恩 恒桓垣 悦说 惠慧 ' +
  '慧惠 成戊 挺廷 捷睫 敏毓 教救 敬警 文丈 斌武 斌赋 新析 方万 昆毘 晋普 曹曾 来耒 东乐 柳抑 栓拴 ' +
  '根很 梁粱 武斌 民氏 永水 治洽 法祛 泉泵 洲州 涂徐 涵函 淮准 滨宾 炜玮 炎焱 烨桦 焕涣 然燃 燕蒸 ' +
  '爱受 牟牢 珏班 生主 甫莆 畅场 登凳 白自 皓浩 盈盐 盛咸 相柏 真直 知如 磊石 祖袓 祥样详 福幅 ' +
  '稳隐 立产 章童 童章 竹什 笑芙 纪记 纲网 绍招 经轻 缪谬 罗岁 翔羊 翠萃 耀躍 聪职 肖尚 胜脞 胡湖 臣巨 ' +
  '舒舍 良艮 艳绝 苏办 莎沙 葵癸 虎虏 虹红 蛟皎 袁哀 裴斐 褚诸 许计 诗侍 诚城 谭潭 豪毫 贺货 ' +
  '赛寒 赫郝 超起 越赵 路跻 轩斩 辰晨 远运 连莲 邓邱 邢刑 邵邰 郎朗 郑邓 郭敦 里黑 金全 鑫金 ' +
  '钊钌 钧均 铁轶 铭名 银根 锐悦 锋峰 锦绵 镇填 长张 闫闰 闯闫 闻间 阎阁 阳阴 陆陈 陈阵 隋随 雁鹰 雅邪 雪雷 雯斐 ' +
  '霄宵 霍雀 霖林 露璐 青责 静净 韩朝 颖颍 风凤 馨磬 马乌 驰弛 骥冀 高亮 鲁鱼 鸣呜 鸿鸣 鹤鹊 黎藜 龙尤 龚龛';

const BY_CHARACTER = new Map<string, Set<string>>();
for (const group of GROUPS.split(' ')) {
  for (const character of group) {
    const others = BY_CHARACTER.get(character) ?? new Set();
    for (const other of group) if (other !== character) others.add(other);
    BY_CHARACTER.set(character, others);
  }
}

/** Every name that recognition may have made of this one, or this one of it: one character another that looks like it. */
export function lookAlikesOf(name: string): string[] {
  const found: string[] = [];
  for (const [at, character] of [...name].entries()) {
    for (const other of BY_CHARACTER.get(character) ?? []) found.push(name.slice(0, at) + other + name.slice(at + 1));
  }
  return found;
}

/** The characters in which two names of one length differ, if it is one and they look alike. */
export function lookAlikeDifference(a: string, b: string): { a: string; b: string } | null {
  if (a.length !== b.length) return null;
  const differing = [...a].flatMap((character, at) => (character === b[at] ? [] : [{ a: character, b: b[at] ?? '' }]));
  const [only] = differing;
  if (only === undefined || differing.length > 1) return null;
  return BY_CHARACTER.get(only.a)?.has(only.b) ? only : null;
}
