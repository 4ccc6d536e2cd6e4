/** Logistic regression with a Gaussian prior, by Newton's method: the same examples always give the same weights. */

export type Weights = Readonly<Record<string, number>>;

export interface Example {
  /** How much there is of each sign. */
  readonly signs: Weights;
  readonly isTrue: boolean;
  /** The page that it is from. */
  readonly page?: string;
  /** How much it counts beside the others of its page; 1 if not given. */
  readonly weight?: number;
}

const ROUNDS = 12;

/**
 * Weights for the signs and the bias, `prior` where nothing speaks for others, which may differ from it by about
 * `deviation`. A page with many examples counts for less than they would on many pages.
 */
export function fitLogistic(examples: readonly Example[], prior: Weights, deviation: number): Weights {
  const names = Object.keys(prior);
  const rows = examples.map(({ signs: own }) => names.map((name) => (name === 'bias' ? 1 : (own[name] ?? 0))));
  const shares = sharesOf(examples);
  const means = names.map((name) => prior[name] ?? 0);
  let weights = means;
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = weights.map((weight, i) => ((means[i] ?? 0) - weight) / deviation ** 2);
    const curvature = names.map((_, i) => names.map((_, j) => (i === j ? 1 / deviation ** 2 : 0)));
    for (const [k, row] of rows.entries()) {
      const worth = row.reduce((sum, sign, i) => sum + sign * (weights[i] ?? 0), 0);
      const likely = 1 / (1 + Math.exp(-worth));
      const share = shares[k] ?? 0;
      const error = share * (Number(examples[k]?.isTrue) - likely);
      const spread = share * likely * (1 - likely);
      for (const [i, sign] of row.entries()) {
        gradient[i] = (gradient[i] ?? 0) + error * sign;
        const line = curvature[i];
        if (line === undefined || sign === 0) continue;
        for (const [j, other] of row.entries()) line[j] = (line[j] ?? 0) + spread * sign * other;
      }
    }
    const step = solve(curvature, gradient);
    weights = weights.map((weight, i) => weight + (step[i] ?? 0));
  }
  return Object.fromEntries(names.map((name, i) => [name, weights[i] ?? 0]));
}

/** How much each example counts: less where a page gives many, and one a page on average. */
function sharesOf(examples: readonly Example[]): number[] {
  const counts = new Map<string, number>();
  for (const { page = '' } of examples) counts.set(page, (counts.get(page) ?? 0) + 1);
  const raw = examples.map(({ page = '', weight = 1 }) => weight / Math.sqrt(counts.get(page) ?? 1));
  const sum = raw.reduce((total, share) => total + share, 0);
  return raw.map((share) => (share * examples.length) / sum / SETTINGS);
}

/** An example comes about so many times, the page set one way and another: they are not independent. */
const SETTINGS = 6;

/** Solves `matrix` · x = `vector` for a symmetric positive matrix. */
function solve(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, vector[i] ?? 0]);
  const size = rows.length;
  for (const [i, pivot] of rows.entries()) {
    for (const below of rows.slice(i + 1)) {
      const factor = (below[i] ?? 0) / (pivot[i] ?? 1);
      for (let k = i; k <= size; k++) below[k] = (below[k] ?? 0) - factor * (pivot[k] ?? 0);
    }
  }
  const found = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    const row = rows[i] ?? [];
    let rest = row[size] ?? 0;
    for (let k = i + 1; k < size; k++) rest -= (row[k] ?? 0) * (found[k] ?? 0);
    found[i] = rest / (row[i] ?? 1);
  }
  return found;
}
