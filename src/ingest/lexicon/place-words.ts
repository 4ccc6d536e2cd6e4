/** The words with which the names of places end that are no divisions, and the places that everybody knows. */
import { DataFile } from './data-file.js';

export interface PlaceWords {
  /** Everything that a road, river, park, estate or landmark is named by. */
  readonly endings: ReadonlySet<string>;
  /** Endings that say what a place is for: without a proper name before them they name a kind. */
  readonly weakEndings: ReadonlySet<string>;
  readonly roadEndings: ReadonlySet<string>;
  /** Roads of figures of speech: "致富路". */
  readonly genericRoads: ReadonlySet<string>;
  /** What a town has one of, so that its name is the division's. */
  readonly facilityEndings: ReadonlySet<string>;
  /** By an ending of one character, the characters behind it that make it the beginning of another word: "路|过". */
  readonly continuations: ReadonlyMap<string, string>;
  /** Words that take place endings without naming one place. */
  readonly genericPlaces: ReadonlySet<string>;
  /** What stands before 村 or 社区 without naming one. */
  readonly genericVillages: ReadonlySet<string>;
  readonly known: ReadonlySet<string>;
  /** Parts of the country without borders: 中原. */
  readonly regions: ReadonlySet<string>;
  /** New areas that are no divisions of their own. */
  readonly newAreas: ReadonlySet<string>;
  readonly countries: ReadonlySet<string>;
  /** What the papers call their own country. */
  readonly homeCountry: ReadonlySet<string>;
  /** Short forms of cities that are first of all common words: 日照. */
  readonly everydayCities: ReadonlySet<string>;
}

export function readPlaceWords(): PlaceWords {
  const words = DataFile.open('places.txt');
  const known = DataFile.open('known-places.txt');
  return {
    endings: words.set('endings'),
    weakEndings: words.set('weak endings'),
    roadEndings: words.set('road endings'),
    genericRoads: words.set('generic roads'),
    facilityEndings: words.set('facility endings'),
    continuations: new Map(words.rows('continuations', 2).map((row) => [row.text(0), row.text(1)])),
    genericPlaces: words.set('generic places'),
    genericVillages: words.set('generic villages'),
    known: known.set('places'),
    regions: known.set('regions'),
    newAreas: known.set('new areas'),
    countries: known.set('countries'),
    homeCountry: known.set('home country'),
    everydayCities: DataFile.open('everyday-cities.txt').set('cities'),
  };
}
