/**
 * The labels of characters. A name is a run of them: B, I as often as need be, E; O stands in no name. Names of one
 * character (京, 王 in 王女士) are none that an archive could link, so they have no label.
 *
 * Label 0 is O; kind k (in the order of `KINDS`) has 1 + 3k (B), + 1 (I), + 2 (E).
 */
export const KINDS = ['PERSON', 'PLACE', 'ORGANIZATION', 'OFFICE'] as const;

export type NameKind = (typeof KINDS)[number];

export const OUTSIDE = 0;
/** What a label says of a character's place in a name. */
export const Role = { BEGIN: 0, INSIDE: 1, END: 2 } as const;
/** A kind has so many labels, which follow each other. */
export const ROLES = 3;
export const LABELS = 1 + ROLES * KINDS.length;

export function labelOf(kind: number, role: number): number {
  return 1 + ROLES * kind + role;
}

export function kindOf(label: number): number {
  return Math.floor((label - 1) / ROLES);
}

export function roleOf(label: number): number {
  return (label - 1) % ROLES;
}

/** The label of the character at `at` in a name `[start, end)`, which has two characters or more. */
export function labelIn({ start, end, kind }: { start: number; end: number; kind: NameKind }, at: number): number {
  const role = at === start ? Role.BEGIN : at === end - 1 ? Role.END : Role.INSIDE;
  return labelOf(KINDS.indexOf(kind), role);
}

const LABEL_NUMBERS: readonly number[] = Array.from({ length: LABELS }, (_, label) => label);

/** Labels after which no name is open: O, and those that end one. */
export const CLOSED = LABEL_NUMBERS.filter((label) => label === OUTSIDE || roleOf(label) === Role.END);

/** Labels that may stand after those: O, and those that begin a name. */
export const OPENING = LABEL_NUMBERS.filter((label) => label === OUTSIDE || roleOf(label) === Role.BEGIN);

/** Labels that go on with a name: after B or I of the same kind. */
export const CONTINUING = LABEL_NUMBERS.filter((label) => !OPENING.includes(label));

/** By label, the B of its kind. */
export const BEGIN_OF = LABEL_NUMBERS.map((label) => (label === OUTSIDE ? OUTSIDE : label - roleOf(label)));
