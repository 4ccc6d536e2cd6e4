/** A process that is killed, told in one that lives on: what it writes reaches the store no more. */
import { Collection, type Db } from 'mongodb';
import { vi } from 'vitest';

/** Each is one writing command, or several of one kind; what is inserted comes by the second. */
const WRITES = [
  'insertOne',
  'bulkWrite',
  'updateOne',
  'updateMany',
  'deleteOne',
  'deleteMany',
  'findOneAndUpdate',
  'createIndexes',
] as const;

export interface Death {
  /** How many commands wanted to write. */
  readonly commands: number;
  /** Whether one of them was prevented. */
  readonly hasCome: boolean;
  /** From now on, all is well again. */
  revive(): void;
}

/** Nothing reaches the database any more from its n-th writing command on, from 0. */
export function dieBefore(db: Db, fatal: number): Death {
  let commands = 0;
  const spies = WRITES.map((method) => {
    const real = Collection.prototype[method] as (...args: unknown[]) => Promise<unknown>;
    const mortal = async function (this: Collection, ...args: unknown[]): Promise<unknown> {
      if (this.dbName === db.databaseName && commands++ >= fatal) throw new Error('killed');
      return Reflect.apply(real, this, args);
    };
    return vi.spyOn(Collection.prototype, method).mockImplementation(mortal as never);
  });
  return {
    get commands() {
      return commands;
    },
    get hasCome() {
      return commands > fatal;
    },
    revive: () => {
      for (const spy of spies) spy.mockRestore();
    },
  };
}
