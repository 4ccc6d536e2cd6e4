/** What filters say of where in print something stands. */
import { registerEnumType } from 'type-graphql';

export enum Missing {
  NEWSPAPER = 'NEWSPAPER',
  DATE = 'DATE',
  EDITION = 'EDITION',
  HEADLINE = 'HEADLINE',
  BYLINE = 'BYLINE',
}
registerEnumType(Missing, {
  name: 'Missing',
  description: 'What a page or an article may lack.',
  valuesConfig: {
    NEWSPAPER: { description: 'No newspaper is given or printed.' },
    DATE: { description: 'The day of publication is not known.' },
    EDITION: { description: "The page's number in its issue is neither given nor printed." },
    HEADLINE: { description: 'The page prints no headline for the article.' },
    BYLINE: { description: 'Nobody signs the article.' },
  },
});

export const NEWSPAPER = 'the newspaper with this id, name or printed form';
export const EDITION = 'with this number in its issue, however it is written: "A2" is "A02版", "3" is "第三版"';
