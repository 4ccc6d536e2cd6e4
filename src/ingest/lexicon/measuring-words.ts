/** What stands around numbers that measure nothing, and around those that rank. */
import { DataFile } from './data-file.js';

export interface MeasuringWords {
  /** Right before a number: 第. */
  readonly ordinals: readonly string[];
  /** Before a distance that is a figure of speech: 最后. */
  readonly figuresOfDistance: readonly string[];
  /** Before the first of an order: 前. */
  readonly first: readonly string[];
  /** What they are of: 名. */
  readonly places: ReadonlySet<string>;
  /** Behind a distance: 决赛. */
  readonly races: readonly string[];
  /** Before a year that they count: 民国. */
  readonly eras: readonly string[];
  /** Behind 年: "90年|代". */
  readonly wordsOfYears: readonly string[];
  readonly lastingYears: readonly string[];
  readonly behindShortYears: readonly string[];
  readonly houses: ReadonlySet<string>;
  readonly partsOfHouses: readonly string[];
  readonly groups: ReadonlySet<string>;
  readonly beforeGroups: readonly string[];
  readonly storeys: ReadonlySet<string>;
  readonly beforeCountedStoreys: readonly string[];
  readonly stages: ReadonlySet<string>;
  readonly behindStages: readonly string[];
  readonly beforeStages: readonly string[];
  readonly sessions: ReadonlySet<string>;
  readonly beforeCountedSessions: readonly string[];
  readonly pages: ReadonlySet<string>;
  /** Numbers that are called: 110. */
  readonly calledNumbers: ReadonlySet<string>;
  /** Behind the number of a train: "2607次|列车". */
  readonly trains: readonly string[];
  /** Before a number of trains. */
  readonly runningTrains: readonly string[];
  /** Before a weight without a digit that measures: "亩产|千斤". */
  readonly beforeWeights: readonly string[];
  /** Between the numbers of a match's score: 比. */
  readonly betweenScores: readonly string[];
  /** What is graded by a sum without a digit: "亿元|企业". */
  readonly gradedThings: readonly string[];
  /** What a rank stands behind: 位居. */
  readonly rankVerbs: readonly string[];
  /** The same where a whole follows: "列|全县第六". */
  readonly rankVerbsBeforeWholes: readonly string[];
  readonly rankUnits: readonly string[];
}

export function readMeasuringWords(): MeasuringWords {
  const file = DataFile.open('measuring.txt');
  return {
    ordinals: file.words('ordinals'),
    figuresOfDistance: file.words('figures of distance'),
    first: file.words('first'),
    places: file.set('places'),
    races: file.words('races'),
    eras: file.words('eras'),
    wordsOfYears: file.words('words of years'),
    lastingYears: file.words('lasting years'),
    behindShortYears: file.words('behind short years'),
    houses: file.set('houses'),
    partsOfHouses: file.words('parts of houses'),
    groups: file.set('groups'),
    beforeGroups: file.words('before groups'),
    storeys: file.set('storeys'),
    beforeCountedStoreys: file.words('before counted storeys'),
    stages: file.set('stages'),
    behindStages: file.words('behind stages'),
    beforeStages: file.words('before stages'),
    sessions: file.set('sessions'),
    beforeCountedSessions: file.words('before counted sessions'),
    pages: file.set('pages'),
    calledNumbers: file.set('called numbers'),
    trains: file.words('trains'),
    runningTrains: file.words('running trains'),
    beforeWeights: file.words('before weights'),
    betweenScores: file.words('between scores'),
    gradedThings: file.words('graded things'),
    rankVerbs: file.words('rank verbs'),
    rankVerbsBeforeWholes: file.words('rank verbs before wholes'),
    rankUnits: file.words('rank units'),
  };
}
