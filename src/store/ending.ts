/** Who is told of the end. */
type Listener = Parameters<AbortSignal['addEventListener']>[1];

/**
 * An `AbortSignal` that costs next to nothing while nobody raises it: the driver listens four times for each command,
 * which with Node's own takes a sixth of what the command does.
 */
export class Ending implements AbortSignal {
  aborted = false;
  /** Null while nobody has. */
  reason: Error | null = null;
  onabort = null;
  private readonly listeners = new Set<Listener>();

  /** Raises it, once: whoever listens is told, and what is begun afterwards fails with the reason. */
  end(reason: Error): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    this.dispatchEvent(new Event('abort'));
  }

  throwIfAborted(): void {
    if (this.reason !== null) throw this.reason;
  }

  addEventListener(_: string, listener: Listener): void {
    this.listeners.add(listener);
  }

  removeEventListener(_: string, listener: Listener): void {
    this.listeners.delete(listener);
  }

  dispatchEvent(event: Event): boolean {
    const listeners = [...this.listeners];
    this.listeners.clear();
    for (const listener of listeners) {
      if (typeof listener === 'function') listener.call(this, event);
      else listener.handleEvent(event);
    }
    return true;
  }
}
