/** The words with which the names of places end that are no divisions, and the places that everybody knows. */
import { DataFile } from './data-file.js';

export interface PlaceWords {
  /** Everything that a road, river, park, estate or landmark is named by. */
  readonly endings: ReadonlySet<string>;
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
    known: known.set('places'),
    regions: known.set('regions'),
    newAreas: known.set('new areas'),
    countries: known.set('countries'),
    homeCountry: known.set('home country'),
    everydayCities: DataFile.open('everyday-cities.txt').set('cities'),
  };
}
