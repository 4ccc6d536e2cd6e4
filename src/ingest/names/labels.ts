/**
 * The labels of characters. A name is a run of them: B … I … E, or S alone; O stands in no name.
 *
 * Label 0 is O; kind k (in the order of `KINDS`) has 1 + 4k (B), + 1 (I), + 2 (E), + 3 (S).
 */
export const KINDS = ['PERSON', 'PLACE', 'ORGANIZATION', 'OFFICE'] as const;

export type NameKind = (typeof KINDS)[number];

export const OUTSIDE = 0;
export const LABELS = 1 + 4 * KINDS.length;

/** What a label says of a character's place in a name. */
export const Role = { BEGIN: 0, INSIDE: 1, END: 2, SINGLE: 3 } as const;

export function labelOf(kind: number, role: number): number {
  return 1 + 4 * kind + role;
}

export function kindOf(label: number): number {
  return (label - 1) >> 2;
}

export function roleOf(label: number): number {
  return (label - 1) & 3;
}

/** Labels after which no name is open: O, and those that end one. */
export const CLOSED: readonly number[] = labels().filter(isClosed);

/** Labels that may stand after those: O, and those that begin a name. */
export const OPENING: readonly number[] = labels().filter(
  (label) => label === OUTSIDE || roleOf(label) === Role.BEGIN || roleOf(label) === Role.SINGLE,
);

/** Labels that go on with a name: after B or I of the same kind. */
export const CONTINUING: readonly number[] = labels().filter((label) => !OPENING.includes(label));

function isClosed(label: number): boolean {
  return label === OUTSIDE || roleOf(label) === Role.END || roleOf(label) === Role.SINGLE;
}

function labels(): number[] {
  return Array.from({ length: LABELS }, (_, label) => label);
}
