/** What was read of late, as far as there is room for it: all is given up once it is too much. */
export class Kept<K, T> {
  readonly #values = new Map<K, { readonly value: T; readonly bytes: number }>();
  #bytes = 0;

  constructor(private readonly mostBytes: number) {}

  get(key: K): T | undefined {
    return this.#values.get(key)?.value;
  }

  /** @param bytes its size, more or less */
  keep(key: K, value: T, bytes: number): void {
    this.drop(key);
    if (this.#bytes + bytes > this.mostBytes) this.clear();
    this.#values.set(key, { value, bytes });
    this.#bytes += bytes;
  }

  drop(key: K): void {
    this.#bytes -= this.#values.get(key)?.bytes ?? 0;
    this.#values.delete(key);
  }

  clear(): void {
    this.#values.clear();
    this.#bytes = 0;
  }
}
