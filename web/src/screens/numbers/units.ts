/** What the base units of numbers are called in the room; one that is printed in Chinese is its own name. */
import { wordsOf } from '../../language/language.js';

export const useUnits = wordsOf<Readonly<Record<string, string>>>({
  zh: {
    CNY: '元',
    USD: '美元',
    m2: '平方米',
    m3: '立方米',
    m: '米',
    kg: '公斤',
    percent: '%',
    times: '倍',
    day: '天',
    hour: '小时',
    minute: '分钟',
    second: '秒',
    month: '个月',
    year: '年',
    count: '',
  },
  en: {
    CNY: 'yuan',
    USD: 'US dollars',
    m2: 'm²',
    m3: 'm³',
    m: 'm',
    kg: 'kg',
    percent: '%',
    times: 'times',
    day: 'days',
    hour: 'hours',
    minute: 'minutes',
    second: 'seconds',
    month: 'months',
    year: 'years',
    count: '',
  },
});
