/** Pairs of a form and what it is made, parted by a blank; pairs are parted by `|`. */
declare module 'opencc-js/dict/*' {
  const pairs: string;

  // biome-ignore lint/style/noDefaultExport: the package's modules have one
  export { pairs as default };
}
