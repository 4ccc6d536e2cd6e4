/** Why something is doubtful. The archive says it in English; what it may say is said here in Chinese, too. */
import { useLanguage } from './language.js';

const CHINESE: readonly (readonly [RegExp, string])[] = [
  [/^may be no name of a person\b.*/u, '也许不是人名，也许起止不在这里'],
  [/^may be no name of a place\b.*/u, '也许不是地名，也许起止不在这里'],
  [/^may be no name of an organization\b.*/u, '也许不是机构名，也许起止不在这里'],
  [/^may be somebody else's\b.*right before the name$/u, '职务紧接在名字之前，也许是别人的，也许长短有出入'],
  [/^may be somebody else's\b.*before a list of names$/u, '职务在一串名字之前，也许是别人的，也许长短有出入'],
  [/^may be somebody else's\b.*in a clause of its own$/u, '职务在名字之后另起的小句里，也许是别人的，也许长短有出入'],
  [/^may be somebody else's\b.*right behind the name$/u, '职务紧接在名字之后，也许是别人的，也许长短有出入'],
  [/^may be somebody else's\b.*/u, '也许是别人的职务，也许长短有出入'],
  [/^it is taken for the only division of that name$/u, '同名的行政区划只有这一个'],
  [/^it is taken to lie in the division printed right before$/u, '据紧接在前面的行政区划推定'],
  [/^of several of that name, the one in the page's city was taken$/u, '同名的有几处，取本版所在城市的那一处'],
  [/^of several of that name, the one was taken whose.*/u, '同名的有几处，取周边地名在本版出现最多的那一处'],
  [/^it is taken to lie in the last division printed before$/u, '据前文最后出现的行政区划推定'],
  [/^it is taken to lie in the page's city$/u, '推定在本版所在的城市'],
  [/^it is taken for the zone of the division.*/u, '推定为文中所说行政区划的那个开发区'],
  [/^what is measured is told by the (.*)$/u, '量的是什么，是据上下文推得的'],
  [/^the number was read as (.*)$/u, '数与单位的读法不止一种'],
  [/^its year is (.*)$/u, '年份是推得的'],
  [/^the headline may belong to a neighbouring text$/u, '标题也许属于相邻的文章'],
  [/^another text may begin here$/u, '另一篇文章也许从这里开始'],
  [/^a text is cut off under a headline\b.*/u, '文章在一行标题下断开，那行也可能只是上文的小标题'],
  [/^the headline stands far from its text$/u, '标题离文章很远'],
  [/^a text is cut off with neither dateline nor headline above it$/u, '文章在此断开，上面既无电头也无标题'],
];

/** @returns a function that says a reason in the language of the room, with the language that it is then in */
export function useReasons(): (reason: string) => { readonly text: string; readonly lang: 'zh' | 'en' } {
  const { language } = useLanguage();
  return (reason) => {
    const known = language === 'zh' ? CHINESE.find(([pattern]) => pattern.test(reason)) : undefined;
    return known === undefined ? { text: reason, lang: 'en' } : { text: known[1], lang: 'zh' };
  };
}
