/** Stretches of the characters with which foreign names are written. */
import { featureHash } from './hash.js';
import type { TextView } from './view.js';

export const TRANSCRIBED_TEMPLATES = 2;

const CHARACTERS =
  '尔斯拉克特里夫德阿卡布维巴格哈尼瓦科罗塔多奥亚普纳利洛伊马诺基托达米弗西萨雷姆莱勒蒂帕埃茨莫贝曼迪库塞兰比加奇什菲赫耶鲁波圣恩伯伦吉图穆威朗默索戈列古韦顿安杜切坦林希乌雅瑟森梅涅岛博扎沃堡兹佩凯霍约日努迈彼娜艾杰坎福麦劳谢玛世卢蒙哥登舍丁因州摩施逊万罕瓜王莎佐那卜提孜热依吐买甫江旦增次仁措卓玛扎西桑巴图娅·';
const WRITES = new Uint8Array(0x10000);
for (const c of CHARACTERS) WRITES[c.charCodeAt(0)] = 1;
const FARTHEST = 5;

export function fillTranscribed({ text, classes }: TextView, first: number, width: number, out: Int32Array): void {
  const { length } = text;
  for (let start = 0; start < length; ) {
    if (WRITES[text.charCodeAt(start)] === 0) {
      start++;
      continue;
    }
    let end = start;
    while (end < length && WRITES[text.charCodeAt(end)] === 1) end++;
    if (end - start >= 2)
      for (let i = start; i < end; i++) {
        const run = Math.min(i - start, FARTHEST) * 8 + Math.min(end - 1 - i, FARTHEST);
        out[i * width + first] = featureHash(first, run);
        out[i * width + first + 1] = featureHash(
          first + 1,
          Math.min(i - start, 2) * 8 + Math.min(end - 1 - i, 2),
          classes[start + 1] as number,
          classes[end + 2] as number,
        );
      }
    start = end;
  }
}
