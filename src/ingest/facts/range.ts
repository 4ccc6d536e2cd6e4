/** A stretch of an article's reading: the offsets `[start, end)`. Facts are ranges until the page is put together. */
export interface Range {
  readonly start: number;
  readonly end: number;
}
