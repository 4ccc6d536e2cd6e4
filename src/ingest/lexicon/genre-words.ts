/** The words and formulas by which newspapers show what sort of text one is. */
import { DataFile } from './data-file.js';

/** The sections of `genres.txt` that are lists of words. */
const LISTS = {
  correctionTitles: 'correction titles',
  printed: 'printed',
  corrected: 'corrected',
  deathTitles: 'death titles',
  mourners: 'mourners',
  passing: 'passing',
  causesOfDeath: 'causes of death',
  agesAtDeath: 'ages at death',
  mourning: 'mourning',
  letterTitles: 'letter titles',
  salutations: 'salutations',
  courtesies: 'courtesies',
  readers: 'readers',
  asking: 'asking',
  answering: 'answering',
  serialTitles: 'serial titles',
  toBeContinued: 'to be continued',
  recaps: 'recaps',
  chapters: 'chapters',
  commentTitles: 'comment titles',
  commentators: 'commentators',
  verseTitles: 'verse titles',
  verseForms: 'verse forms',
  tunes: 'tunes',
  forecastTitles: 'forecast titles',
  listingTitles: 'listing titles',
  skies: 'skies',
  winds: 'winds',
  temperatures: 'temperatures',
  forecastTimes: 'forecast times',
  forecasters: 'forecasters',
  warnings: 'warnings',
  priceWords: 'price words',
  resultWords: 'result words',
  draws: 'draws',
  publicNotices: 'public notices',
  calls: 'calls',
  publishing: 'publishing',
  noticeFormulas: 'notice formulas',
  lost: 'lost',
  void: 'void',
  offerTitles: 'offer titles',
  offerColumns: 'offer columns',
  offers: 'offers',
  firms: 'firms',
  contacts: 'contacts',
  tableRemarks: 'table remarks',
  givers: 'givers',
} as const;

type Lists = { readonly [Name in keyof typeof LISTS]: readonly string[] };

/** `genres.txt` says what each list holds. */
export interface GenreWords extends Lists {
  /** Characters that lines of verse have and lists of names have not. */
  readonly runningCharacters: string;
}

export function readGenreWords(): GenreWords {
  const file = DataFile.open('genres.txt');
  const lists = Object.fromEntries(Object.entries(LISTS).map(([name, section]) => [name, file.words(section)]));
  return { ...(lists as Lists), runningCharacters: file.characters('running characters') };
}
