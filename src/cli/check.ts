/** `broadsheet check`: whether the counts and sums that are kept agree with what is counted anew. */
import { loadConfig } from '../config.js';
import { type Checked, checkFigures } from '../store/figures/check.js';
import { withWriter } from '../store/with-writer.js';
import { openArchive } from './archive.js';
import { print, type Status } from './terminal.js';

export interface CheckOptions {
  readonly repair?: boolean;
  readonly json?: boolean;
}

/** So many differences are printed one by one. */
const SHOWN = 20;

/** 0 if all agree, or do now; 1 if anything differs. */
export async function checkCommand({ repair = false, json = false }: CheckOptions): Promise<Status> {
  const store = await openArchive(loadConfig());
  try {
    const checked = await withWriter(store, async (writer) => {
      const found = await checkFigures(store.db, writer);
      if (repair && found.differences.length > 0) await found.repair();
      return found;
    });
    const { compared, differences } = checked;
    print(json ? JSON.stringify({ compared, differences, repaired: repair }, null, 2) : report(checked, repair));
    return differences.length === 0 || repair ? 0 : 1;
  } finally {
    await store.close();
  }
}

function report({ compared, differences }: Checked, isRepaired: boolean): string {
  if (differences.length === 0) return `${compared} figures were counted anew: all agree.`;
  const shown = differences
    .slice(0, SHOWN)
    .map(({ of, at, kept, counted }) => `${of}, ${at}: ${kept}, counted ${counted}`);
  const rest = differences.length - shown.length;
  return [
    ...shown,
    ...(rest > 0 ? [`and ${rest} more`] : []),
    `${compared} figures were counted anew: ${differences.length} counts differ${isRepaired ? ', and were put right' : '; broadsheet check --repair puts them right'}.`,
  ].join('\n');
}
