/** Places that every newspaper names and no ending or gazetteer of divisions gives away. Written for Broadsheet. */
import { words } from './word-list.js';

/** Waters, mountains and landmarks of one character before their kind, which would otherwise be too short to trust. */
export const KNOWN_PLACES: ReadonlySet<string> = new Set(
  words(`黄河 长江 淮河 海河 珠江 松花江 辽河 渭河 汾河 洛河 伊河 沁河 丹河 卫河 漳河 汉江 汉水 湘江 赣江 闽江 岷江 沱江 嘉陵江 乌江 金沙江 澜沧江 怒江 雅鲁藏布江 黑龙江 鸭绿江 图们江 钱塘江 富春江
    泰山 华山 衡山 恒山 嵩山 黄山 庐山 峨眉山 五台山 普陀山 九华山 武当山 太行山 王屋山 伏牛山 大别山 桐柏山 秦岭 昆仑山 天山 祁连山 燕山 阴山 吕梁山 沂蒙山 井冈山 长白山 大兴安岭 小兴安岭 武夷山 云台山 神农山
    青天河 太湖 洞庭湖 鄱阳湖 洪泽湖 巢湖 西湖 青海湖 微山湖 白洋淀 渤海 黄海 东海 南海 北部湾 渤海湾 青藏高原 黄土高原 云贵高原 华北平原 东北平原 四川盆地 塔里木盆地 柴达木盆地 长城 故宫 天安门 天安门广场 人民大会堂 大运河 京杭大运河
    滇池 洱海 苍山 千岛湖 大明湖 趵突泉 日月潭 三坊七巷 鼓浪屿 苏州河 外滩 布达拉宫 大昭寺 莫高窟 兵马俑 鸟巢 水立方 东方明珠 东环路 西环路 南环路 北环路 东二环 西二环 南二环 北二环 东三环 西三环 南三环 北三环 东四环 西四环 南四环 北四环 陇海铁路 京广铁路 京广高铁 郑太高铁 京沪高铁 京九铁路 川藏铁路 青藏铁路 港珠澳大桥 三峡 三峡大坝 红旗渠 小浪底 南水北调总干渠 南水北调中线 黄河大堤 黄河滩区 黄河湿地 黄河故道 白云机场 首都机场`),
);

/** Parts of the country without borders: places of their own for few, but proper names to all that is called after them. */
export const REGIONS: ReadonlySet<string> = new Set(
  words(`长株潭 西南 西北 东北 东南 华北 华东 华南 华中 中南 中原 江南 江淮 岭南 华夏 神州 齐鲁 燕赵 三晋 三秦 巴蜀 荆楚 湖湘 八闽 关中 陇东 陇南 河西 胶东 鲁西 鲁南 苏南 苏北 浙东 浙西 皖南 皖北 赣南 闽南 闽北 粤北 粤东 桂北 滇西 黔东南 川西 川南 川北 渝东 湘西 湘南 鄂西 鄂东
    豫北 豫南 豫东 豫西 冀中 冀南 晋北 晋南 晋中 陕北 陕南 辽东 辽西 吉东 南疆 北疆 塞北 淮海 黄淮 江汉 潇湘 怀川 覃怀 山阳`),
);

/** New areas that the State Council set up, and others as well known, that are no divisions of their own. */
export const NEW_AREAS: ReadonlySet<string> = new Set(
  words(
    `两江新区 舟山群岛新区 兰州新区 西咸新区 贵安新区 西海岸新区 金普新区 天府新区 湘江新区 江北新区 福州新区 滇中新区 哈尔滨新区 长春新区 赣江新区 雄安新区 郑东新区 东部新区 苏州工业园区 深圳前海 前海 横琴`,
  ),
);

/** The countries that newspapers name. */
export const COUNTRIES: ReadonlySet<string> = new Set(
  words(`美国 英国 法国 德国 俄罗斯 日本 韩国 朝鲜 印度 巴基斯坦 孟加拉国 尼泊尔 不丹 斯里兰卡 马尔代夫 阿富汗 伊朗 伊拉克 叙利亚 约旦 黎巴嫩 以色列 巴勒斯坦 沙特阿拉伯 沙特 阿联酋 卡塔尔 科威特 巴林 阿曼 也门
    土耳其 塞浦路斯 格鲁吉亚 亚美尼亚 阿塞拜疆 哈萨克斯坦 吉尔吉斯斯坦 塔吉克斯坦 乌兹别克斯坦 土库曼斯坦 蒙古国 越南 老挝 柬埔寨 泰国 缅甸 马来西亚 新加坡 印度尼西亚 印尼 菲律宾 文莱 东帝汶
    澳大利亚 新西兰 斐济 巴布亚新几内亚 萨摩亚 汤加 加拿大 墨西哥 古巴 牙买加 海地 多米尼加 巴拿马 哥斯达黎加 尼加拉瓜 危地马拉 洪都拉斯 萨尔瓦多 哥伦比亚 委内瑞拉 厄瓜多尔 秘鲁 玻利维亚 巴西 巴拉圭 乌拉圭 阿根廷 智利
    意大利 西班牙 葡萄牙 荷兰 比利时 卢森堡 瑞士 奥地利 希腊 丹麦 挪威 瑞典 芬兰 冰岛 爱尔兰 波兰 捷克 斯洛伐克 匈牙利 罗马尼亚 保加利亚 塞尔维亚 克罗地亚 斯洛文尼亚 波黑 黑山 阿尔巴尼亚 北马其顿 乌克兰 白俄罗斯 摩尔多瓦 立陶宛 拉脱维亚 爱沙尼亚 摩纳哥 马耳他 梵蒂冈
    埃及 利比亚 突尼斯 阿尔及利亚 摩洛哥 苏丹 南苏丹 埃塞俄比亚 索马里 肯尼亚 乌干达 坦桑尼亚 卢旺达 布隆迪 刚果 安哥拉 赞比亚 津巴布韦 莫桑比克 马达加斯加 毛里求斯 南非 纳米比亚 博茨瓦纳 尼日利亚 加纳 科特迪瓦 塞内加尔 马里 几内亚 塞拉利昂 利比里亚 喀麦隆 加蓬 乍得 尼日尔`),
);
