/**
 * Characters of personal names that recognition takes for one another: groups whose members differ by a stroke or
 * by one component, so that any of them may have been printed where another is read.
 *
 * Source: made for this lexicon by comparing the shapes of the surnames of `surnames.ts` and of the characters
 * usual in given names, keeping those that share all but one component (宫/官) or differ in one or two strokes
 * (己/已/巳). Sound and meaning play no part: recognition neither hears nor understands.
 */
const GROUPS =
  // One or two strokes
  '己已巳 日曰 末未 土士 天夫 千干于 人入 大太犬 王玉壬主 田由甲申 贝见 鸟乌 刀力 工土 目且 石右 午牛 木术 今令 卯卵 戊戌戍 ' +
  '丁于 了子 万方 尤龙 永水 白自 文丈 古吉 旭旮 旦且 平乎 旺汪 历厉 厂广 干于 巳己 币市 厉历 开井 元无 毛手 友发 ' +
  '季李 李学 孝考 宇字 宁宇 史吏 兵乒 周同 国园 圆园 因囚 良艮 全金 余佘 尹伊 尚肖 束朿 来耒 里黑 生主 百白 ' +
  // A roof, a frame or a stroke on top
  '宫官 宫宣 宦官 宜宣 宗宋 家冢 宏宠 安女 童章 竟竞 亨享 高亮 冀翼 春舂 昊吴 景影 晨震 雷雪 雪霜 霄宵 霖林 露璐 崔催 ' +
  '芳芬 花化 英莫 荣荥 莉利 莲连 萍平 蓉容 蕾雷 薇微 蓝篮 兰三 菁青 苗笛 范泛 蒋将 葛曷 蔡祭 萧肃 茂芪 芸云 ' +
  // Another component at the left
  '住佳 住往 任仕 伟传 伟玮 俊峻骏竣浚 杨扬 场扬 汤扬 晓晚 晓尧 晖辉 晖挥 明朋 明朗 晴睛 晴清 情清 青清 青靖 静净 晰淅 晰析 折析 ' +
  '林彬 枫桐 柏伯 柏相 楠南 拣栋 栋冻 海梅 桢祯 桦烨 华桦 棋琪旗 楼搂 榕溶 柱桂 桂佳 杜社 松枫 松柏 桥侨 桐铜 椿春 ' +
  '江红 汉汊 沈沉 沙莎 洁浩 浩皓 洪供 涛焘 润涧 渊洲 源原 潘播 波坡 治冶 法祛 洋祥 祥详 洲州 涂徐 徐除 涵函 淮准 维准 滨宾 泽择 淑叔 ' +
  '玲铃 玲伶 珍诊 珠株 琳淋 琳林 琼京 瑞端 瑶遥 瑾谨 瑾槿 珊姗 珂坷 玫玟 珺郡 莹萤 莹营 环坏 瑜渝 琦琪 ' +
  '坐座 增曾 培陪 坤珅 城诚 城成 垣桓 恒桓 恒垣 恩思 惠慧 悦锐 悦说 忠患 志忐 ' +
  '刚钢 剑钊 勇男 勤勒 彤彩 彦产 彪虎 强张 长张 帆帜 帅师 庆床 康庚 建健 建廷 挺廷 年午 峰锋烽 岩若 岳丘 ' +
  '好妤 妍研 妮泥 娜哪 娟捐 娇骄 婷停 媛缓 嫒媛 妹姝 嘉喜 君群 哲晢 咏泳 ' +
  '斌赋 斌武 新析 昆毘 晋普 曹曾 昌晶 智哲 曼蔓 权杈 敏毓 教救 敬警 栓拴 根很 梁粱 歆欣 欣昕 ' +
  '炜玮 炎焱 淼焱 焕涣 燃然 爱受 牟牢 畅场 盈盐 盛咸 真直 知如 磊石 福幅 秀季 稳隐 笑芙 纪记 纲网 绍招 绍昭 昭招 ' +
  '翔翊 翠萃 聪职 胜脞 胡湖 舒舍 艳绝 虹红 蛟皎 袁哀 裴斐 雯斐 褚诸 许计 诗侍 谭潭 豪毫 贺货 赛寒 赫郝 超起 越赵 路露 ' +
  '轩斩 辰晨 远运 逸免 邓邱 邓郑 邢刑 邵邰 郎朗 郭敦 钧均 钧钩 铁轶 铭名 铭茗 银根 锦绵 镇填 鑫金 闫闰 闯闫 闻间 阎阁 阳阴 阳旸 ' +
  '陆陈 陈阵 隋随 雁鹰 雅邪 韦书 韩朝 颖颍 颖颕 凤风 馨磬 马乌 驰弛 骥冀 鲁鱼 鸣呜 鸿鸣 鹏朋 鹤鹊 黎藜 龚龛 侠陕 丽两 巧功 奇寄 孔扎 ' +
  '备各 夏复 壮状 孟盂 尧晓 少小 岚岗 川州 乔齐 亓元 仇仉 伍任 凌凄 刘刈 卞卡 卢户 厍库 双友 启后 吕昌 吴昊 啸肃 ' +
  '庄压 应座 廖寥 戴载 戚威 房启 扈启 晏宴 柴紫 查杏 栾峦 桑柔 毕华 水永 沐沭 洛络 游渤 滕腾 漆膝 焦隹 燕蒸 狄秋 瞿翟 祁祈 祝祀 ' +
  '穆移 窦实 管菅 简筒 粟栗 缪谬 罗岁 翁翕 耿联 聂摄 臧藏 芦庐 苏办 荀苟 莫英 蒙家 蓝监 薛薜 虞虑 解懈 詹誉 贾贯 贾页 费贵 邬乌 ' +
  '邹邻 郝赤 郦丽 鄢焉 钟种 钱线 阮院 隗槐 雍维 靳勒 项顶 顾硕 饶绕 骆络 鲍鲜 麻床 黄寅 龙尤 齐斋';

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
  const characters = [...name];
  return characters.flatMap((character, at) =>
    [...(BY_CHARACTER.get(character) ?? [])].map((other) => characters.with(at, other).join('')),
  );
}

/** The characters in which two names of one length differ, if it is one and they look alike. */
export function lookAlikeDifference(a: string, b: string): { a: string; b: string } | null {
  const others = [...b];
  if ([...a].length !== others.length) return null;
  const differing = [...a].flatMap((character, at) => {
    const other = others[at] ?? '';
    return character === other ? [] : [{ a: character, b: other }];
  });
  const [only] = differing;
  if (only === undefined || differing.length > 1) return null;
  return BY_CHARACTER.get(only.a)?.has(only.b) === true ? only : null;
}
