/** Divisions by the node of their name. Townships are remembered by numbers and made when somebody asks for them. */
import type { Division, Gazetteer, TownshipEntry } from './gazetteer.js';

interface County {
  readonly code: string;
  readonly division: Division | null;
}

/** How many integers a township takes: start, end, number with ending, county, and the one of its name before it. */
const WIDTH = 5;
const ENDINGS = ['', '街道', '镇', '乡'];

export class DivisionTable {
  readonly #gazetteer: Gazetteer;
  readonly #greater = new Map<number, Division[]>();
  readonly #counties: County[] = [];
  #townships: Int32Array = new Int32Array(WIDTH * (1 << 16));
  #used = 0;
  /** The last township entered for each node, by its place in `#townships` plus one; 0 for none. */
  #lastByNode: Int32Array = new Int32Array(1 << 17);
  readonly #made = new Map<number, readonly Division[]>();

  constructor(gazetteer: Gazetteer) {
    this.#gazetteer = gazetteer;
  }

  add(node: number, division: Division): void {
    const known = this.#greater.get(node);
    if (known === undefined) this.#greater.set(node, [division]);
    else known.push(division);
  }

  addTownship(node: number, { start, end, ending, number, countyCode, county }: TownshipEntry): void {
    if (this.#counties.at(-1)?.code !== countyCode) this.#counties.push({ code: countyCode, division: county });
    if (node >= this.#lastByNode.length) this.#lastByNode = enlarged(this.#lastByNode, node + 1);
    if (this.#used + WIDTH > this.#townships.length) this.#townships = enlarged(this.#townships, this.#used + WIDTH);
    const at = this.#used;
    this.#townships[at] = start;
    this.#townships[at + 1] = end;
    this.#townships[at + 2] = number * ENDINGS.length + ENDINGS.indexOf(ending);
    this.#townships[at + 3] = this.#counties.length - 1;
    this.#townships[at + 4] = this.#lastByNode[node] ?? 0;
    this.#lastByNode[node] = at + 1;
    this.#used += WIDTH;
  }

  /** The divisions whose name ends at this node. */
  at(node: number): readonly Division[] {
    const last = this.#lastByNode[node] ?? 0;
    const greater = this.#greater.get(node) ?? [];
    if (last === 0) return greater;
    const known = this.#made.get(node);
    if (known !== undefined) return known;
    const divisions = [...greater, ...this.#townshipsFrom(last)];
    this.#made.set(node, divisions);
    return divisions;
  }

  #townshipsFrom(last: number): Division[] {
    const divisions: Division[] = [];
    for (let next = last; next !== 0; ) {
      const [start = 0, end = 0, coded = 0, county = 0, before = 0] = this.#townships.subarray(
        next - 1,
        next - 1 + WIDTH,
      );
      const { code: countyCode = '', division = null } = this.#counties[county] ?? {};
      const ending = ENDINGS[coded % ENDINGS.length] ?? '';
      const number = Math.floor(coded / ENDINGS.length);
      divisions.unshift(this.#gazetteer.townshipOf({ start, end, ending, number, countyCode, county: division }));
      next = before;
    }
    return divisions;
  }
}

function enlarged(array: Int32Array, least: number): Int32Array {
  const larger = new Int32Array(Math.max(least, array.length * 2));
  larger.set(array);
  return larger;
}
