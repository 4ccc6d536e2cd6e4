/** The documents of a list as they are read to be counted. */
import { dayCounts } from './days.js';
import type { DayCounts } from './histogram.js';

/** Read once for all that is asked of a list, and again only for a property that was not asked for before. */
export class ReadOnce<Read extends { readonly date: string | null }> {
  private reading: Promise<readonly Read[]> | undefined;
  private readonly properties = new Set<string>();

  /** @param readAll reads these properties of all documents of the list */
  constructor(private readonly readAll: (projection: Record<string, 0 | 1>) => Promise<readonly Read[]>) {}

  /** How many documents there are; null while they have not been read. */
  async count(): Promise<number | null> {
    return this.reading === undefined ? null : (await this.reading).length;
  }

  /** The documents with these properties, and with the day, which histograms are made of. */
  read(properties: readonly string[]): Promise<readonly Read[]> {
    const wanted = ['date', ...properties];
    if (this.reading === undefined || wanted.some((property) => !this.properties.has(property))) {
      for (const property of wanted) this.properties.add(property);
      this.reading = this.readAll(projectionOf(this.properties));
    }
    return this.reading;
  }

  async days(): Promise<DayCounts> {
    const documents = await this.read([]);
    return dayCounts(documents.map(({ date }) => ({ day: date, count: 1 })));
  }
}

export function projectionOf(properties: Iterable<string>): Record<string, 0 | 1> {
  return { _id: 0, ...Object.fromEntries([...properties].map((property) => [property, 1 as const])) };
}
