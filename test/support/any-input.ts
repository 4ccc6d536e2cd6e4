/**
 * fast-check, with the same inputs in every run: what failed here fails at everybody's, and nobody's change is refused
 * for an input that has nothing to do with it. `PROPERTY_SEED=random` asks of others.
 */
import fc from 'fast-check';

const { PROPERTY_SEED } = process.env;

if (PROPERTY_SEED !== 'random') fc.configureGlobal({ seed: Number(PROPERTY_SEED ?? 1) });

export { fc };
