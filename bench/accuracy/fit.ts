/** Fits the line that turns scores into chances (Platt's scaling). */
import { AS_SCORED, type Line, logOdds } from '../../src/ingest/confidence/calibration.js';

export interface Scored {
  /** 0–1. */
  readonly score: number;
  readonly isRight: boolean;
  /** How much it counts; 1 for a fact like any other. */
  readonly weight: number;
}

/** How far a line may be from taking scores as they are, as standard deviations: few facts must not turn it far. */
const SPREAD: Line = { slope: 0.5, offset: 1 };
/** A line never falls. */
const FLATTEST = 0.05;
const STEPS = 50;

/** The likeliest line over log odds, by Newton's method; the scores as they are where nothing was counted. */
export function fitLine(scored: readonly Scored[]): Line {
  let { slope, offset } = AS_SCORED;
  for (let step = 0; step < STEPS; step++) {
    let bySlope = (AS_SCORED.slope - slope) / SPREAD.slope ** 2;
    let byOffset = (AS_SCORED.offset - offset) / SPREAD.offset ** 2;
    let slopes = 1 / SPREAD.slope ** 2;
    let offsets = 1 / SPREAD.offset ** 2;
    let both = 0;
    for (const { score, isRight, weight } of scored) {
      const x = logOdds(score);
      const chance = 1 / (1 + Math.exp(-(slope * x + offset)));
      const error = weight * ((isRight ? 1 : 0) - chance);
      const spread = weight * chance * (1 - chance);
      bySlope += error * x;
      byOffset += error;
      slopes += spread * x * x;
      offsets += spread;
      both += spread * x;
    }
    const determinant = slopes * offsets - both * both;
    slope = Math.max(FLATTEST, slope + (offsets * bySlope - both * byOffset) / determinant);
    offset += (slopes * byOffset - both * bySlope) / determinant;
  }
  return { slope, offset };
}
