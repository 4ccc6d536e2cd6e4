/** What is to be added to figures and taken from them, one thing after another. */
import { type Cell, type Cells, EMPTY, together, withOne, withoutOne } from './cells.js';
import type { Count, Figure } from './figures.js';

interface Tallied {
  readonly figure: Figure;
  readonly added: Map<string, Cell>;
  readonly removed: (readonly [key: string, value: number | null])[];
}

export class Tally {
  private readonly byId = new Map<string, Tallied>();

  add(counts: Iterable<Count>): void {
    for (const { figure, key, value } of counts) {
      const { added } = this.of(figure);
      added.set(key, withOne(added.get(key) ?? EMPTY, value, figure.hasExtremes));
    }
  }

  remove(counts: Iterable<Count>): void {
    for (const { figure, key, value } of counts) this.of(figure).removed.push([key, value]);
  }

  get figures(): readonly Figure[] {
    return [...this.byId.values()].map(({ figure }) => figure);
  }

  /** A figure's cells, which were these, with all that was added and without what was removed. */
  appliedTo({ id }: Figure, cells: Cells): Map<string, Cell> {
    const { added, removed } = this.byId.get(id) ?? { added: new Map<string, Cell>(), removed: [] };
    const applied = new Map(cells);
    // First what is new: an extreme that one thing takes over from another is never without a holder.
    for (const [key, cell] of added) applied.set(key, together(applied.get(key) ?? EMPTY, cell));
    for (const [key, value] of removed) {
      const cell = withoutOne(applied.get(key) ?? EMPTY, value);
      if (cell.count === 0) applied.delete(key);
      else applied.set(key, cell);
    }
    return applied;
  }

  private of(figure: Figure): Tallied {
    const known = this.byId.get(figure.id);
    if (known !== undefined) return known;
    const made: Tallied = { figure, added: new Map(), removed: [] };
    this.byId.set(figure.id, made);
    return made;
  }
}
