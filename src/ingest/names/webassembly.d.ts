/** What is used of WebAssembly, which TypeScript only knows as a part of browsers. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }

  class Memory {
    /** Sizes are in pages of 64 KiB. */
    constructor(size: { readonly initial: number });
    /** What was seen through an older buffer is empty once the memory has grown. */
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }

  class Instance {
    constructor(module: Module, imports: Readonly<Record<string, Readonly<Record<string, Memory>>>>);
    readonly exports: Readonly<Record<string, unknown>>;
  }
}
