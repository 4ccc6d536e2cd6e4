import { Component, type ReactNode } from 'react';
import { wordsOf } from '../language/language.js';
import { Notice } from './notice.js';

const useWords = wordsOf({
  zh: {
    title: '这一屏出错了',
    text: '不是您的问题。重新载入通常就好；若反复如此，请告诉管理档案的人。',
    again: '重新载入',
  },
  en: {
    title: 'This screen broke',
    text: 'It is nothing that you did. Loading it anew usually helps; if it does not, tell whoever keeps this archive.',
    again: 'Load anew',
  },
});

interface FaultsProps {
  readonly children: ReactNode;
}

/** Keeps a fault of one screen from taking the room with it. */
export class Faults extends Component<FaultsProps, { readonly hasFault: boolean }> {
  override state = { hasFault: false };

  static getDerivedStateFromError(): { readonly hasFault: boolean } {
    return { hasFault: true };
  }

  override render(): ReactNode {
    return this.state.hasFault ? <Fault /> : this.props.children;
  }
}

function Fault() {
  const words = useWords();
  return (
    <Notice title={words.title} text={words.text}>
      <button type="button" onClick={() => location.reload()}>
        {words.again}
      </button>
    </Notice>
  );
}
