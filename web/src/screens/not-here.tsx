import { Link } from 'wouter';
import { PATHS } from '../addresses.js';
import { wordsOf } from '../language/language.js';
import { Notice } from '../parts/notice.js';
import { useTitle } from '../parts/title.js';

const useWords = wordsOf({
  zh: {
    title: '这里没有内容',
    text: '地址可能写错了，或者所指的版面已从档案中删去。',
    home: '回到首页',
  },
  en: {
    title: 'There is nothing here',
    text: 'The address may be mistyped, or what stood here is no longer in the archive.',
    home: 'To the front',
  },
});

export function NotHere() {
  const words = useWords();
  useTitle(words.title);
  return (
    <Notice title={words.title} text={words.text}>
      <Link href={PATHS.home}>{words.home}</Link>
    </Notice>
  );
}
